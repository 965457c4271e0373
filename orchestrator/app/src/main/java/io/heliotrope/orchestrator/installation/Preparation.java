package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.UnfitCluster;
import org.apache.kafka.common.errors.AuthorizationException;

/// Has clusters checked, and the topics made that they lack, before the roles start that use them.
final class Preparation {
    private Preparation() {}

    /// All home clusters, as the notary reaches them, which must be told apart.
    static Clusters apart(Access access) {
        Clusters clusters = access.of(Role.notary());
        clusters.requireApart();
        return clusters;
    }

    /// The control cluster, as the decider reaches it.
    static Clusters control(Access access, TopicLayout layout) {
        Clusters clusters = access.of(Role.decider());
        orSayWhoMay(() -> clusters.prepareControl(layout));
        return clusters;
    }

    /// A home cluster and the control cluster, as router and agent reach them.
    static Clusters home(ClusterId home, Access access, TopicLayout layout) {
        Clusters clusters = access.of(new Role.Home(home));
        orSayWhoMay(() -> clusters.prepareHome(home, access.config().catalogue(), layout));
        return clusters;
    }

    /// A role that may not make topics needs them made by one that may.
    private static void orSayWhoMay(Runnable preparation) {
        try {
            preparation.run();
        } catch (UnfitCluster unfit) {
            if (unfit.getCause() instanceof AuthorizationException) {
                throw new CannotRun(
                        CannotRun.Why.UNAVAILABLE,
                        unfit.getMessage()
                                + "\nthis role makes no topics: have them made by role admin with:"
                                + " heliotrope topics",
                        unfit);
            }
            throw unfit;
        }
    }
}
