package io.heliotrope.orchestrator.edition;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the control process makes of the policies that an installation has had and of its own
/// settings, before it publishes anything.
///
/// @param publish what it publishes; empty when that is in force already
/// @param told for people, ended by a line feed; empty when the settings' own policy is in force
public record Succession(Optional<PolicySet> publish, String told) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Reads what was published and judges what would be in force.
    ///
    /// @param control where the control cluster is, as the control process reaches it
    /// @throws CannotRun when the policy that would be in force is one that `apply` would refuse in
    ///   the catalogue of the settings, its tests aside, or the cluster is silent
    public static Succession of(Seat control, PolicySettings ofSettings, Catalogue catalogue) {
        Editions editions;
        try (TopicScan scan = new TopicScan(control, PATIENCE)) {
            editions = Editions.read(scan);
        }
        Optional<PolicySet> publish = editions.atStart(ofSettings);
        PolicySet next =
                publish.or(() -> editions.inForce().map(Edition::set))
                        .orElse(new PolicySet(ofSettings));
        requireSound(next.settings(), catalogue);
        boolean isApplied = next.edition().kind() != Kind.SETTINGS;
        return new Succession(
                publish,
                isApplied
                        ? "policy: %s, put in force by command; the settings' own stands back\n"
                                .formatted(Edition.title(next.settings()))
                        : "");
    }

    static void requireSound(PolicySettings policy, Catalogue catalogue) {
        List<String> faults = PolicyTexts.faults(policy, catalogue);
        if (!faults.isEmpty()) {
            throw new CannotRun(
                    Why.USAGE,
                    "the policy "
                            + Edition.title(policy)
                            + " does not hold in the catalogue of the settings, so nothing was"
                            + " published\n  "
                            + String.join("\n  ", faults)
                            + "\n'heliotrope policy check' tells more; mend the settings, or apply a"
                            + " policy that holds in both catalogues first");
        }
    }
}
