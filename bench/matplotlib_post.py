"""The post's animation with the post's means: matplotlib draws every frame anew, Pillow writes the GIF.

Usage: matplotlib_post.py FILE
"""

import sys

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter

FRAMES = 200
INTERVAL_MS = 20
STEPS = 1000
LEARNING_RATE = 0.01
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8
MINIMUM = -0.5773502691896256


def f(x):
    return x - x**3


def slope(x):
    return 1 - 3 * x**2


def amsgrad(point):
    """The points of the run, the start included."""
    points = [point]
    moment1 = moment2 = moment2_hat = 0
    for i in range(STEPS):
        rate = LEARNING_RATE * np.sqrt(1 - BETA2 ** (i + 1)) / (1 - BETA1 ** (i + 1))
        moment1 = BETA1 * moment1 + (1 - BETA1) * slope(point)
        moment2 = BETA2 * moment2 + (1 - BETA2) * slope(point) ** 2
        moment2_hat = np.maximum(moment2_hat, moment2)
        point += -rate * moment1 / (moment2_hat**0.5 + EPSILON)
        points.append(point)
    return points


def main(path):
    points = amsgrad(-1)
    plt.rcParams.update({"font.size": 22})
    figure = plt.figure(figsize=(19.20, 10.80), dpi=100)
    axes = plt.axes()
    x = np.linspace(-5, 5, 10000)
    y = f(x)

    def draw(i):
        axes.clear()
        axes.plot(x, y)
        axes.grid(alpha=0.5)
        axes.set_xlim(-5, 5)
        axes.set_ylim(-5, 5)
        axes.set_xlabel("x")
        axes.set_ylabel("y", rotation=0)
        axes.hlines(f(MINIMUM), -5, 5, linestyles="dashed", alpha=0.5)
        axes.set_title("Amsgrad, learning_rate = 0.01")
        axes.scatter(points[i], f(points[i]), color="red")

    animation = FuncAnimation(figure, draw, frames=FRAMES, interval=INTERVAL_MS)
    animation.save(path, writer=PillowWriter(fps=1000 / INTERVAL_MS))


main(sys.argv[1])
