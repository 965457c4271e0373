/// A checked policy: names resolved, units gone, every number in base units. What evaluators,
/// provers and explanations work on.
///
/// ## Meaning
///
/// This is the contract that every evaluator keeps, the naive one and the compiled one alike.
///
/// **Time.** A run that starts in slot 0 starts now; one in a later slot, at its beginning. A slot
/// is *within* `x` seconds of a start when it is the slot of the start, or begins less than `x`
/// after it.
///
/// **Signals.** A signal of a region at slot 0 is its reading while that is at most as old as its
/// [Ladder] says, else what the first rung gives that has a number. At a later slot it is the
/// forecast where there is one, else the rungs in order. A ladder that comes to its end, or to
/// `exclude`, gives no number, nor does `skip`. A signal that does not change over time
/// ([io.heliotrope.policy.facts.RegionFact#changesOverTime]) is in every slot what it is now. Slots
/// beyond the world's last one are all alike: there is no forecast, so that rungs answer, and no
/// grams.
///
/// **Three values.** A comparison of which one side has no number is *absent*. `not absent` is
/// absent; an `All` with a false part is false, else absent if a part is; an `Any` with a true part
/// is true, else absent if a part is. `ForNext` is the `All` of the slots within its seconds. A
/// requirement that is not true removes the region: what is absent never lets a job in, whatever is
/// negated.
///
/// **Which rules hold.** All policies whose scope a job is in, and whose rollout includes it, hold
/// together. Their requirements and budgets add up. The first of them in the program's order that
/// can lead does so.
///
/// **Rollout.** A rollout includes a job of the policy's scope when its day has come and the
/// fraction of the job's name is below the share. The fraction is the upper 53 bits, as a number
/// from 0 to 1, of the finaliser of SplitMix64 over the 64-bit FNV-1a hash of the chars of the
/// policy's name, a zero and the job's name: FNV takes one char as one step. A policy that is named
/// after `else` does not hold for a job that is in the scope of the policy which names it, unless
/// that policy's rollout does not include the job (and unless that policy does not hold for the
/// same reason: of a chain, at most one holds). Where no such scope has the job, it holds as any
/// other. Chains have no circle.
///
/// **Steps.** At step `s` the first `s` relaxations of the leading policy are taken: a requirement
/// that gave way removes nothing, one that gave way to another formula removes by that; the last of
/// several for one requirement counts. A policy relaxes its own requirements only.
///
/// **Mask.** At a step and a slot, a region is allowed when no requirement removes it there and no
/// budget would be exceeded by running the job there: `used + what the run takes <= limit`, where a
/// run takes GPUs x runtime, or its grams, which must be known. Budgets never give way.
///
/// **Fall-back.** `RunIn` allows the regions for which `where` holds and which no budget and no
/// requirement removes, but for the leader's requirements that any of its relaxations names: those
/// remove nothing.
///
/// **Deferral.** `atLeast` and `latest` are worked out at slot 0, for the region of the start. A
/// start is *in time* when it is not after `latest`. A start (region, slot) is *green* when the
/// mask allows it, `until` holds in every slot within `atLeast` of it, and its slot begins within
/// the hours: at `from` or later and before `to`, over midnight when `to` is earlier, all day when
/// both are the same. Where any start in time is green, only green ones in time are candidates;
/// else all that the mask allows in time are. What has no number is not in time and not green.
/// Without a deferral, every start that the mask allows is a candidate.
///
/// **Preference.** Among candidates at the same step: ranked, the best by the first rank, then
/// among those within its band of the best the best by the second, and so on. What has no number is
/// worse than what has one, and as good as any other that has none. A share is of the size of the
/// best. Balanced, the least sum, in the order written, of weight x distance, `(value - best) /
/// (worst - best)` kept within 0 and 1; an anchor without a number counts as worst. What is still
/// alike is decided by latency, then by start, then by the order of regions.
@NullMarked
package io.heliotrope.policy.program;

import org.jspecify.annotations.NullMarked;
