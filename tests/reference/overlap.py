#!/usr/bin/env python3
"""overlap.py -- the numbers of tests/stat/overlap.c, from the published formulas, by mpmath.

Nothing here is shared with libcocreate: means from the answers themselves, distributions from mpmath, the
p-value of shares by a root of the limit.  What others printed is checked first.
"""
from mpmath import betainc, findroot, inf, mp, mpf, ncdf, sqrt

mp.dps = 30


def mean(x):
    return sum(x, mpf(0)) / len(x)


def product(x, y):
    return sum((a - mean(x)) * (b - mean(y)) for a, b in zip(x, y)) / (len(x) - 1)


def t_tail(t, df):
    """Two-sided."""
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def t_cut(df, confidence):
    return findroot(lambda t: t_tail(t, df) - (1 - confidence), mpf(2.2))


def t_new(alone1, alone2, both1, both2, equal=False, confidence=mpf('.95')):
    x, y = [mpf(v) for v in both1 + alone1], [mpf(v) for v in both2 + alone2]
    b1, b2 = [mpf(v) for v in both1], [mpf(v) for v in both2]
    n1, n2, nc, alone = len(x), len(y), len(b1), len(alone1) + len(alone2)
    v1, v2 = product(x, x), product(y, y)
    r = product(b1, b2) / sqrt(product(b1, b1) * product(b2, b2))
    if equal:
        v1 = v2 = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2)
        gamma = mpf(alone + 2 * nc - 2)
        df = nc - 1 + mpf(alone + nc - 1) / (alone + 2 * nc) * alone
    else:
        gamma = (v1 / n1 + v2 / n2) ** 2 / ((v1 / n1) ** 2 / (n1 - 1) + (v2 / n2) ** 2 / (n2 - 1))
        df = nc - 1 + (gamma - nc + 1) / (alone + 2 * nc) * alone
    se = sqrt(v1 / n1 + v2 / n2 - 2 * r * sqrt(v1 * v2) * nc / (n1 * n2))
    d = mean(x) - mean(y)
    half = t_cut(df, confidence) * se
    return d, d - half, d + half, t_tail(d / se, df)


def wilson(p, n, z):
    if n == 0:
        return mpf(0), mpf(1)
    mid, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (mid - half) / (1 + z * z / n), (mid + half) / (1 + z * z / n)


def newcombe(x1, n1, x2, n2, cells, z, less=1):
    """less=0: as published."""
    a, b, c, d = (mpf(v) for v in cells)
    n, p1, p2 = a + b + c + d, mpf(x1) / n1, mpf(x2) / n2
    margins, beyond = (a + b) * (c + d) * (a + c) * (b + d), a * d - b * c
    beyond = beyond - n / 2 if beyond > n / 2 else min(beyond, mpf(0))
    rho = (beyond / sqrt(margins) if margins else 0) * n / sqrt(mpf(n1) * n2)
    (l1, u1), (l2, u2) = wilson(p1, n1 - less, z), wilson(p2, n2 - less, z)
    low = p1 - p2 - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2 - 2 * rho * (p1 - l1) * (u2 - p2))
    high = p1 - p2 + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2 - 2 * rho * (u1 - p1) * (p2 - l2))
    return low, high


def shares(x1, n1, x2, n2, cells, confidence=mpf('.95')):
    z = findroot(lambda z: ncdf(-z) * 2 - (1 - confidence), mpf(2))
    low, high = newcombe(x1, n1, x2, n2, cells, z)
    limit = 0 if x1 * n2 > x2 * n1 else 1
    at = findroot(lambda z: newcombe(x1, n1, x2, n2, cells, z)[limit], (mpf('.01'), mpf(20)), solver='anderson')
    return mpf(x1) / n1 - mpf(x2) / n2, low, high, 2 * ncdf(-at)


def put(name, numbers):
    print(name + ':', ' '.join(mp.nstr(v, 15) for v in numbers))


# Derrick, Toher and White (2017), the example of the R package Partiallyoverlapping: p = .026 of equal variances.
A1 = [20, 21, 16, 18, 14, 12, 14, 17], [10, 16, 18, 16, 15, 14, 13, 10]
A2 = [14, 15, 18, 20, 11, 19, 14, 15], [15, 10, 15, 17, 13, 19, 12, 13]
assert abs(t_new(*A1, *A2, equal=True)[3] - mpf('.026')) < mpf('.0005')
put('their example, T_new2', t_new(*A1, *A2))
put('without the last three of the second alone, 99 %', t_new(A1[0], A1[1][:5], *A2, confidence=mpf('.99')))

# Fagerland, Lydersen and Laake (2014): airways before and after, 1 1 7 12 of 21: -.507 to -.026.
Z = mpf('1.959963984540054')
low, high = newcombe(2, 21, 8, 21, (1, 1, 7, 12), Z, less=0)
assert abs(low + mpf('.507')) < mpf('.0005') and abs(high + mpf('.026')) < mpf('.0005'), (low, high)
put('airways', shares(2, 21, 8, 21, (1, 1, 7, 12)))
put('30 of 50 beside 22 of 60, 20 in both', shares(30, 50, 22, 60, (8, 5, 1, 6)))
put('the same, against each other', shares(30, 50, 22, 60, (2, 9, 6, 3)))
put('9 of 10 beside 3 of 12, one in both, 90 %', shares(9, 10, 3, 12, (0, 1, 0, 0), mpf('.9')))
put('none of 12 beside 6 of 15, 9 in both', shares(0, 12, 6, 15, (0, 0, 4, 5)))
