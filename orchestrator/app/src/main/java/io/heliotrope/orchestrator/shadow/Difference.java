package io.heliotrope.orchestrator.shadow;

import io.heliotrope.decide.Decide;
import io.heliotrope.model.Decision;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.shell.ShadowWatch.Asked;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import java.util.List;
import java.util.Optional;

/// How two policies decide one question differently.
///
/// `is` and `would` are a region that a job is sent to, `hold REGION` or `refuse`; `rule` is the
/// first rule of the candidate that removes the region of the decision, else the first of the
/// policy in force that removes the candidate's, else `preference`.
record Difference(String is, String would, String rule) {
    private static final String PREFERENCE = "preference";

    /// Empty when both decide alike: the same region now, or the same region later, whenever that
    /// is.
    static Optional<Difference> of(Asked asked) {
        Receipt is = Decide.decide(asked.job(), asked.world(), asked.load(), asked.policy());
        Receipt would = Decide.decide(asked.job(), asked.world(), asked.load(), asked.candidate());
        String one = word(is.decision());
        String other = word(would.decision());
        return one.equals(other)
                ? Optional.empty()
                : Optional.of(new Difference(one, other, rule(is, would)));
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Dispatch(RegionId region) -> region.value();
            case Decision.Hold hold ->
                    hold.meantFor().map(region -> "hold " + region).orElse("hold");
            case Decision.Refuse _ -> "refuse";
        };
    }

    private static String rule(Receipt is, Receipt would) {
        return region(is.decision())
                .flatMap(region -> first(would.removals(), region))
                .or(() -> region(would.decision()).flatMap(region -> first(is.removals(), region)))
                .orElse(PREFERENCE);
    }

    private static Optional<RegionId> region(Decision decision) {
        return switch (decision) {
            case Decision.Dispatch(RegionId region) -> Optional.of(region);
            case Decision.Hold hold -> hold.meantFor();
            case Decision.Refuse _ -> Optional.empty();
        };
    }

    private static Optional<String> first(List<Removal> removals, RegionId region) {
        return removals.stream()
                .filter(removal -> removal.regions().contains(region))
                .map(Removal::rule)
                .findFirst();
    }
}
