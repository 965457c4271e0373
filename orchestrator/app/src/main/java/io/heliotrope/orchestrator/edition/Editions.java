package io.heliotrope.orchestrator.edition;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.PolicyEdition;
import io.heliotrope.protocol.PolicyEdition.Kind;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every policy that an installation has had, in order; the last one is in force.
///
/// The topic keeps all of them for ever: receipts name the policy that decided by its place there.
public record Editions(List<Edition> all) {
    public Editions {
        all = List.copyOf(all);
    }

    /// Reads the policy topic. A record that is none is left out.
    public static Editions read(TopicScan scan) {
        List<Edition> all = new ArrayList<>();
        scan.read(
                scan.partitions(Topics.POLICY),
                received -> {
                    if (Wire.control(received) instanceof Decoded.Value(PolicySet set)) {
                        all.add(
                                new Edition(
                                        received.offset(),
                                        Instant.ofEpochMilli(received.timestamp()),
                                        set));
                    }
                });
        return new Editions(all);
    }

    /// The policy in force; empty before the first start of the control process.
    public Optional<Edition> inForce() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// The policy at an offset.
    ///
    /// @throws CannotRun when there is none
    public Edition at(long offset) {
        return all.stream()
                .filter(each -> each.offset() == offset)
                .findFirst()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.USAGE,
                                "no policy has the number "
                                        + offset
                                        + "; 'heliotrope policy history' lists them"));
    }

    /// The last policy that decides otherwise than the one in force: what a rollback brings back.
    public Optional<Edition> before(Catalogue catalogue) {
        return inForce()
                .flatMap(now ->
                        all.reversed().stream()
                                .filter(each ->
                                        !each.digest(catalogue).equals(now.digest(catalogue)))
                                .findFirst());
    }

    /// What a start of the control process with settings publishes; empty when that is in force.
    ///
    /// What was applied stays in force over starts: the settings' own text stands back, their
    /// numbers that are not text count.
    public Optional<PolicySet> atStart(PolicySettings ofSettings) {
        Optional<Edition> now = inForce();
        PolicySet next =
                now.filter(Editions::isApplied)
                        .map(edition ->
                                new PolicySet(
                                        ofSettings.withModulesOf(edition.settings()),
                                        edition.set().edition()))
                        .orElse(new PolicySet(ofSettings, PolicyEdition.OF_SETTINGS));
        return now.map(Edition::set).filter(next::equals).isPresent()
                ? Optional.empty()
                : Optional.of(next);
    }

    private static boolean isApplied(Edition edition) {
        return edition.set().edition().kind() != Kind.SETTINGS;
    }
}
