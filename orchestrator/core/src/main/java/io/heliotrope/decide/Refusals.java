package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.World;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a producer is told of a refusal beside its reason.
public final class Refusals {
    private Refusals() {}

    /// The end that `receipt` comes to: what the producer can do, and what the policy's author says
    /// of the rule that left no region, as far as there is either.
    public static Status.Refused told(
            Decision.Refuse refuse, Job job, World world, Policy policy, Receipt receipt) {
        String rule = emptying(receipt, world);
        String said = rule.isEmpty() ? "" : policy.reason(job, world, receipt.load(), rule);
        String detail =
                Stream.of(refuse.reason().fix(), said)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
        return new Status.Refused(refuse.reason(), detail, refuse.earliestCompletion());
    }

    /// Why a job ends that waited in vain: `end`, the rule of the last look at it after which no
    /// region was left, and what the policy's author says of that.
    public static String inVain(String end, Job job, World world, Policy policy, Receipt receipt) {
        String rule = emptying(receipt, world);
        if (rule.isEmpty()) {
            return end;
        }
        String said = policy.reason(job, world, receipt.load(), rule);
        return end + "; `" + rule + "` left no region" + (said.isEmpty() ? "" : ": " + said);
    }

    /// The first rule after which no region is left; empty where some are.
    private static String emptying(Receipt receipt, World world) {
        Set<RegionId> removed = new HashSet<>();
        for (Removal removal : receipt.removals()) {
            removed.addAll(removal.regions());
            if (removed.size() == world.catalogue().size()) {
                return removal.rule();
            }
        }
        return "";
    }
}
