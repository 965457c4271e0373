/// A checked policy: names resolved, units gone, every number in base units. What evaluators,
/// provers and explanations work on.
///
/// ## Meaning
///
/// This is the contract that every evaluator keeps, the naive one and the compiled one alike.
///
/// **Signals.** A signal of a region at slot 0 is its reading while that is at most as old as its
/// [Ladder] says, else what the first rung gives that has a number. At a later slot it is the
/// forecast where there is one, else the rungs in order. A ladder that comes to its end, or to
/// `exclude`, gives no number, nor does `skip`.
///
/// **Three values.** A comparison of which one side has no number is *absent*. `not absent` is
/// absent; an `All` with a false part is false, else absent if a part is; an `Any` with a true part
/// is true, else absent if a part is. `ForNext` is the `All` of its slots. A requirement that is
/// not true removes the region: what is absent never lets a job in, whatever is negated.
///
/// **Which rules hold.** All policies whose scope a job is in, and whose rollout includes it, hold
/// together. Their requirements and budgets add up. The first of them in the program's order that
/// can lead does so.
///
/// **Steps.** At step `s` the first `s` relaxations of the leading policy are taken: a requirement
/// that gave way removes nothing, one that gave way to another formula removes by that. A policy
/// relaxes its own requirements only.
///
/// **Mask.** At a step and a slot, a region is allowed when no requirement removes it there and no
/// budget would be exceeded by running the job there: `used + what the run takes <= limit`, where a
/// run takes GPUs x runtime, or its grams, which must be known.
///
/// **Deferral.** A start (region, slot) is *green* when the mask allows it, `until` holds in every
/// slot that begins within `atLeast` from it on, and its slot begins within the hours. Where any
/// start up to `latest` is green, only green ones are candidates; else all that the mask allows up
/// to `latest` are.
///
/// **Preference.** Among candidates at the same step: ranked, the best by the first rank, then
/// among those within its band of the best the best by the second, and so on. What has no number is
/// worse than what has one. Balanced, the least sum; an anchor without a number counts as worst.
/// What is still alike is decided by latency, then by start, then by the order of regions.
@NullMarked
package io.heliotrope.policy.program;

import org.jspecify.annotations.NullMarked;
