# figures.py - the statistics that every measurement here uses.
#
# Times on a machine that does other things are skewed: medians and quartiles describe them, and
# ratios are taken of runs that were interleaved. A ratio's confidence interval is a bootstrap of its
# median, with a fixed seed, so that the same runs give the same figures.

import math
import random
import statistics


def median(values):
    return statistics.median(values)


def quartiles(values):
    """The first and the third."""
    if len(values) < 2:
        return values[0], values[0]
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, third


def geomean(values):
    """Of positive numbers."""
    return math.exp(statistics.fmean(math.log(value) for value in values))


def bootstrap(values, statistic=median, confidence=0.95, rounds=2000):
    """The interval that the statistic of so many samples drawn anew falls into."""
    generator = random.Random(1)
    found = sorted(statistic(generator.choices(values, k=len(values))) for _ in range(rounds))
    tail = (1 - confidence) / 2
    return found[int(tail * rounds)], found[min(rounds - 1, int((1 - tail) * rounds))]


def summary(values):
    """What is kept of repeated runs of one thing."""
    first, third = quartiles(values)
    return {"median": median(values), "first quartile": first, "third quartile": third,
            "min": min(values), "max": max(values), "runs": len(values)}


def pairedRatio(times, base):
    """The ratio of two lists of times that were taken in turn: its median and the interval."""
    ratios = [time / other for time, other in zip(times, base)]
    low, high = bootstrap(ratios)
    return {"median": median(ratios), "low": low, "high": high}


# The 97.5 % quantile of Student's t by degrees of freedom.
studentT = [None, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228]


def exponent(points):
    """The slope of log y over log x by least squares, and its 95 % interval; at least three points.

    Zero or negative values of y, what is left of a time when its constant part is taken away, say
    nothing about growth and are left out."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    if len(logs) < 3:
        return None
    meanX, meanY = (statistics.fmean(column) for column in zip(*logs))
    squares = sum((x - meanX) ** 2 for x, _ in logs)
    slope = sum((x - meanX) * (y - meanY) for x, y in logs) / squares
    residue = sum((y - meanY - slope * (x - meanX)) ** 2 for x, y in logs)
    freedom = len(logs) - 2
    error = math.sqrt(residue / freedom / squares)
    reach = error * studentT[min(freedom, len(studentT) - 1)]
    return {"slope": slope, "low": slope - reach, "high": slope + reach}
