"""Cardiac surgery against its Parsonnet risks, reckoned from the published formulas with nothing but the standard
library: observed over expected with Garwood's limits, exact Poisson funnel limits smoothed as Spiegelhalter (2005)
describes, VLAD, and Steiner's CUSUM with the limits that he chose. Reads the table, writes JSON."""
import csv, json, math, sys

INTERCEPT, SLOPE = -3.68, 0.077
H_UP, H_DOWN = 4.5, 4.0

def ln_pmf(k, m): return k * math.log(m) - m - math.lgamma(k + 1)
def cdf(k, m): return math.fsum(math.exp(ln_pmf(i, m)) for i in range(0, k + 1)) if k >= 0 else 0.0
def solve(f, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return (low + high) / 2
def garwood(n):
    lower = 0.0 if n == 0 else solve(lambda m: 0.025 - (1 - cdf(n - 1, m)), 1e-9, n)
    return lower, solve(lambda m: cdf(n, m) - 0.025, max(n, 1e-9), 4 * n + 20)
def funnel(expected, tail):
    r = 0
    while cdf(r, expected) < tail: r += 1
    return max(0.0, r - (cdf(r, expected) - tail) / (cdf(r, expected) - cdf(r - 1, expected))) / expected

def cusum(rows, ratio, limit):
    at, chart, signals = 0.0, [], []
    for i, (y, p) in enumerate(rows):
        at = max(0.0, at + (math.log(ratio) if y else 0.0) - math.log(1 - p + ratio * p))
        chart.append(at)
        if at > limit: signals.append(i); at = 0.0
    return chart, signals

rows = []
for i, row in enumerate(csv.DictReader(open(sys.argv[1]))):
    died = row['status'] == '1' and int(row['time']) <= 30
    risk = 1 / (1 + math.exp(-(INTERCEPT + SLOPE * float(row['Parsonnet']))))
    rows.append((int(row['date']), int(row['surgeon']), i, died, risk))
rows.sort()
pairs = [(died, risk) for _, _, _, died, risk in rows]
vlad, at = [], 0.0
for died, risk in pairs: at += risk - died; vlad.append(at)
units = {}
for surgeon in range(1, 8):
    mine = [(d, r) for _, s, _, d, r in rows if s == surgeon]
    o, e = sum(d for d, _ in mine), math.fsum(r for _, r in mine)
    low, high = garwood(o)
    units[surgeon] = {'cases': len(mine), 'observed': o, 'expected': e, 'interval': [low / e, high / e],
                      'limits95': [funnel(e, 0.025), funnel(e, 0.975)],
                      'limits998': [funnel(e, 0.001), funnel(e, 0.999)]}
up, up_signals = cusum(pairs, 2, H_UP)
down, down_signals = cusum(pairs, 0.5, H_DOWN)
json.dump({'units': units, 'vlad': vlad, 'up': up, 'down': down, 'upSignals': up_signals,
           'downSignals': down_signals, 'brier': math.fsum((d - r) ** 2 for d, r in pairs) / len(pairs)}, sys.stdout)
