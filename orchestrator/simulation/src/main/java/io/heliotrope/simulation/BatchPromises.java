package io.heliotrope.simulation;

import static io.heliotrope.simulation.EndPromises.violation;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.simulation.Evidence.Said;
import io.heliotrope.simulation.Evidence.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is promised about batch work: who speaks, slots, and deadlines.
final class BatchPromises {
    /// How long a token may go unlisted before its slot is free again.
    private static final Duration LEASE = Duration.ofSeconds(6);

    private BatchPromises() {}

    static Optional<Violation> onlyTheDeciderSpeaks(Evidence evidence) {
        Set<Status> decided = new HashSet<>();
        Set<Dispatch> released = new HashSet<>();
        for (Log.Line<BatchDecision> line : evidence.decisions) {
            switch (line.value()) {
                case BatchDecision.Say say -> decided.add(say.status());
                case BatchDecision.Release release -> released.add(release.dispatch());
            }
        }
        for (Said each : evidence.said) {
            if (each.status().lane() == Lane.BATCH && !decided.contains(each.status())) {
                return violation(
                        "P3 one result",
                        "the decider never said that "
                                + each.status().job()
                                + " is "
                                + each.status().state());
            }
        }
        for (Sent each : evidence.sent) {
            if (each.dispatch().job().lane() == Lane.BATCH && !released.contains(each.dispatch())) {
                return violation(
                        "P7 receipt", "the decider never released " + each.dispatch().token());
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> slotsAreNotLentTwice(Evidence evidence) {
        Map<Token, Dispatch> lent = new HashMap<>();
        for (Log.Line<BatchDecision> line : evidence.decisions) {
            if (line.value() instanceof BatchDecision.Release(Dispatch dispatch)) {
                int busy = 1;
                for (Dispatch other : lent.values()) {
                    busy +=
                            other.worker().equals(dispatch.worker())
                                            && holdsItsSlot(evidence, other, dispatch, line.at())
                                    ? 1
                                    : 0;
                }
                if (busy > Fleet.BATCH_SLOTS) {
                    return violation(
                            "I7 quota",
                            dispatch.token()
                                    + " was lent a slot of "
                                    + dispatch.worker()
                                    + " that was not free");
                }
                lent.put(dispatch.token(), dispatch);
            }
        }
        return Optional.empty();
    }

    /// Whether `other` certainly holds its slot when `dispatch` is released: no answer to it has
    /// reached the control plane, and it was never unlisted for longer than a lease, as far as the
    /// decider knew the heartbeats, then and when it gave the token up, if it had.
    private static boolean holdsItsSlot(
            Evidence evidence, Dispatch other, Dispatch dispatch, Instant releasedAt) {
        for (Log.Line<Result> outcome : evidence.scene.control.outcomes.committed()) {
            if (outcome.value().token().equals(other.token())
                    && !evidence.scene.forger.forged().contains(outcome.value())
                    && !outcome.at().isAfter(releasedAt)) {
                return false;
            }
        }
        return isListed(evidence, other, dispatch.receipt().world())
                && evidence.scene
                        .witness
                        .expiry(other.token())
                        .map(known -> isListed(evidence, other, known))
                        .orElse(true);
    }

    /// Whether heartbeats have listed a token all the time, as far as `world` knows them.
    private static boolean isListed(Evidence evidence, Dispatch dispatch, WorldOffsets world) {
        WorldOffsets first = dispatch.receipt().world();
        Instant listed = heard(evidence, first);
        for (long at = first.pools(); at < world.pools(); at++) {
            Log.Line<?> line = evidence.scene.control.pools.at(at);
            if (listed.plus(LEASE).isBefore(line.at())) {
                return false;
            }
            if (((Heartbeat) line.value()).tokens().contains(dispatch.token())) {
                listed = line.at();
            }
        }
        return !listed.plus(LEASE).isBefore(heard(evidence, world));
    }

    /// The newest real time that a world has heard of.
    private static Instant heard(Evidence evidence, WorldOffsets world) {
        Instant newest = Fleet.START;
        if (world.pools() > 0) {
            newest = later(newest, evidence.scene.control.pools.at(world.pools() - 1).at());
        }
        if (world.clock() > 0) {
            newest = later(newest, evidence.scene.control.clock.at(world.clock() - 1).at());
        }
        return newest;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Optional<Violation> slotsComeBack(Evidence evidence) {
        Set<WorkerId> lent = new HashSet<>();
        evidence.scene.deciderState.leases.values().forEach(l -> lent.add(l.worker()));
        return lent.isEmpty()
                ? Optional.empty()
                : violation("I9 liveness", "slots of " + lent + " are lent for ever");
    }

    static Optional<Violation> verdictsKeepTheDeadline(Evidence evidence) {
        for (Said each : evidence.said) {
            if (!(each.status().state() instanceof Status.Accepted accepted)) {
                continue;
            }
            Optional<Job> job =
                    evidence.body(each.status().job(), each.status().why().orElseThrow().job());
            if (job.isPresent() && job.get().objective() instanceof Objective.Complete c) {
                boolean isKept =
                        !accepted.expectedCompletion().isAfter(c.deadline())
                                && !accepted.latestSafeStart()
                                        .plus(c.gpuTime())
                                        .isAfter(c.deadline());
                if (!isKept) {
                    return violation(
                            "I4 deadline",
                            job.get().id()
                                    + " was accepted for "
                                    + accepted.expectedCompletion()
                                    + ", after its deadline "
                                    + c.deadline());
                }
            }
        }
        return Optional.empty();
    }

    /// Where nothing breaks, whatever was accepted is done by its deadline.
    static Optional<Violation> acceptedJobsAreDoneInTime(Evidence evidence) {
        if (!evidence.scene.isCalm) {
            return Optional.empty();
        }
        for (Said each : evidence.said) {
            JobId id = each.status().job();
            if (!(each.status().state() instanceof Status.Accepted) || evidence.wasCancelled(id)) {
                continue;
            }
            Receipt why = each.status().why().orElseThrow();
            Instant deadline =
                    evidence.body(id, why.job())
                            .map(Job::objective)
                            .map(o ->
                                    o instanceof Objective.Complete c ? c.deadline() : Instant.MAX)
                            .orElse(Instant.MAX);
            boolean isInTime =
                    evidence.end(id).map(Status::state).orElse(null) instanceof Status.Done done
                            && !done.measured().ranTo().isAfter(deadline);
            if (!isInTime) {
                return violation(
                        "I4 deadline",
                        id
                                + " was accepted for "
                                + deadline
                                + " and is "
                                + evidence.end(id).map(Status::state));
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> decisionsNeverGoBackInTime(Evidence evidence) {
        WorldOffsets last = WorldOffsets.START;
        for (Log.Line<BatchDecision> line : evidence.decisions) {
            if (line.value() instanceof BatchDecision.Release(Dispatch dispatch)) {
                WorldOffsets world = dispatch.receipt().world();
                if (world.clock() < last.clock() || world.policy() < last.policy()) {
                    return violation(
                            "I6 replay",
                            dispatch.token() + " was decided in a world older than one before it");
                }
                last = world;
            }
        }
        return Optional.empty();
    }
}
