# macro.py - a web proxy's cache whose policy is a script, in seven variants.
#
# Times are of whole simulations, and CPU time of the thread. A ratio to native is taken within a round,
# where all variants run one after the other; the median over rounds and sizes of the cache counts.
# Whatever variant decides, what is in the cache must be the same: so must be the ratios of hits.

import statistics

from support import figures, page

import tools

policies = {"FIFO": "Fifo", "LRU": "Lru", "LFU": "Lfu", "GD-Size": "GdSize"}
limits = {"pair, kept": 1.15, "struct, kept": 1.3}


class Differs(Exception):
    """Two variants of a policy did not do the same."""


def measure(kit, choices, say):
    """One result for each policy and bounds strategy."""
    host = kit.host("proxy.cpp", "-O2")
    results = []
    for policy in choices.policies:
        flag = "-DPOLICY=%s" % policies[policy]
        module = kit.reactor("policies.cpp", policies[policy], flag)
        native = kit.native("policies.cpp", policies[policy], flag)
        for bounds in choices.bounds:
            say("macro: %s, %s" % (policy, bounds))
            library = kit.library(module, bounds, "script")
            text = tools.execute(host, native, library, choices.requests, choices.objects,
                                 choices.seed, choices.rounds, *choices.mebibytes)
            results.append(evaluate(policy, bounds, text))
    checkAlike(results)
    return results


def evaluate(policy, bounds, text):
    (requests, volume), *lines = [line.split("\t") for line in text.split("\n") if line]
    times, hits = {}, {}
    for variant, mebibytes, number, time, hit, byteHit in lines:
        times.setdefault(variant, {}).setdefault(int(mebibytes), []).append(float(time) / 1e9)
        found = (int(hit), int(byteHit))
        if hits.setdefault(int(mebibytes), found) != found:
            raise Differs("%s, %s, %s MiB: '%s' has %s hits and bytes of hits, '%s' %s"
                          % (policy, bounds, mebibytes, variant, found, lines[0][0],
                             hits[int(mebibytes)]))
    variants = []
    for variant, bySize in times.items():
        ratios = [time / other for mebibytes, found in bySize.items()
                  for time, other in zip(found, times["native"][mebibytes])]
        low, high = figures.bootstrap(ratios)
        variants.append({"variant": variant, "seconds": bySize,
                         "total": sum(map(statistics.median, bySize.values())),
                         "ratio": figures.median(ratios), "low": low, "high": high})
    return {"policy": policy, "bounds": bounds, "requests": int(requests), "bytes": int(volume),
            "hits": {mebibytes: {"count": found[0], "bytes": found[1],
                                 "hit ratio": found[0] / int(requests),
                                 "byte-hit ratio": found[1] / int(volume)}
                     for mebibytes, found in hits.items()}, "variants": variants}


def checkAlike(results):
    """Hits may not depend on the bounds strategy, either."""
    first = {}
    for result in results:
        if first.setdefault(result["policy"], result)["hits"] != result["hits"]:
            raise Differs("%s: %s hits other objects than %s"
                          % (result["policy"], result["bounds"], first[result["policy"]]["bounds"]))


def isBeyond(variant):
    return variant["ratio"] > limits.get(variant["variant"], float("inf"))


def byPolicy(results):
    """One result of each policy, for what does not depend on bounds."""
    return {result["policy"]: result for result in reversed(results)}


def sections(results):
    """Tables by their titles."""
    found = [("Proxy cache: %(policy)s, %(bounds)s" % result,
              ["variant", "seconds, all sizes", "ratio to native", "95 % interval"],
              [[variant["variant"], "%.3f" % variant["total"],
                ("%.3f" % variant["ratio"], isBeyond(variant)),
                "%.3f to %.3f" % (variant["low"], variant["high"])]
               for variant in result["variants"]]) for result in results]
    hits = byPolicy(results)
    sizes = next(iter(hits.values()))["hits"]
    found.append(("Hit and byte-hit ratios, the same in all variants", ["MiB", *hits],
                  [[str(size)] + ["%.4f %.4f" % (result["hits"][size]["hit ratio"],
                                                 result["hits"][size]["byte-hit ratio"])
                                  for result in hits.values()] for size in sizes]))
    return found


def charts(results):
    drawn = []
    for key in ["hit ratio", "byte-hit ratio"]:
        series = {policy: [(size, hits[key]) for size, hits in result["hits"].items()]
                  for policy, result in byPolicy(results).items()}
        drawn.append(page.curves(key.capitalize(), series, "MiB of cache", key, isLogY=False,
                                 ticksX=list(results[0]["hits"])))
    for result in results:
        series = {variant["variant"]: [(size, figures.median(found))
                                       for size, found in variant["seconds"].items()]
                  for variant in result["variants"]}
        drawn.append(page.curves("%(policy)s, %(bounds)s" % result, series, "MiB of cache",
                                 "seconds", isLogY=False, ticksX=list(result["hits"])))
    return [page.grid(drawn)]
