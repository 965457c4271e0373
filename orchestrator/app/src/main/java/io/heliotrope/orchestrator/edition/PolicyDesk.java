package io.heliotrope.orchestrator.edition;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.PolicyEdition;

/// Where policies of a running installation are put in force. One thread.
public final class PolicyDesk {
    private final Installation installation;
    private final Role reader;

    private PolicyDesk(Installation installation, Role reader) {
        this.installation = installation;
        this.reader = reader;
    }

    /// Of who may put a policy in force: the admin role.
    public PolicyDesk(Installation installation) {
        this(installation, Role.admin());
    }

    /// Of who only looks: the observer.
    public static PolicyDesk reading(Installation installation) {
        return new PolicyDesk(installation, Role.observer());
    }

    /// What the installation decides about.
    public Catalogue catalogue() {
        return installation.catalogue();
    }

    /// Every policy so far.
    public Editions editions() {
        try (TopicScan scan = installation.scan(installation.config().control(), reader)) {
            return Editions.read(scan);
        }
    }

    /// The policy in force.
    ///
    /// @throws CannotRun when there is none yet
    public Edition inForce() {
        return editions()
                .inForce()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.UNAVAILABLE,
                                "no policy is in force there yet: is Heliotrope up? Start it with:"
                                        + " heliotrope up"));
    }

    /// Judges a policy without publishing anything.
    ///
    /// @throws CannotRun with all that is wrong
    public Admission admitted(PolicySettings next) {
        Admission admission = Admission.of(next, catalogue());
        if (!admission.isGranted()) {
            throw new CannotRun(
                    Why.NO,
                    admission.findings().strip()
                            + "\n\nrefused: nothing was published, the policy in force stays");
        }
        return admission;
    }

    /// Judges a policy and puts it in force: every process takes it up between two decisions.
    ///
    /// @throws CannotRun with all that is wrong, or when the control cluster does not take it
    public Admission publish(PolicySettings next, PolicyEdition edition) {
        Admission admission = admitted(next);
        try (ControlPublisher control =
                new ControlPublisher(
                        Installation.client(
                                installation.config(),
                                installation.config().control(),
                                Role.admin()),
                        "heliotrope-cli")) {
            control.publish(new PolicySet(next, edition));
        } catch (IllegalStateException refused) {
            throw new CannotRun(Why.UNAVAILABLE, String.valueOf(refused.getMessage()), refused);
        }
        return admission;
    }
}
