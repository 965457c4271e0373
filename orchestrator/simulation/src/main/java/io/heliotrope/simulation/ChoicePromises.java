package io.heliotrope.simulation;

import static io.heliotrope.simulation.EndPromises.violation;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Decision;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.simulation.Evidence.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is promised about choices: tokens, attempts, places and receipts.
final class ChoicePromises {
    private ChoicePromises() {}

    static Optional<Violation> aTokenIsOneChoice(Evidence evidence) {
        Map<Token, Dispatch> byToken = new HashMap<>();
        for (Sent each : evidence.sent) {
            Dispatch dispatch = each.dispatch();
            Dispatch known = byToken.putIfAbsent(dispatch.token(), dispatch);
            if (known != null && !known.under(dispatch.task()).equals(dispatch)) {
                return violation(
                        "I3 fence",
                        "token "
                                + dispatch.token()
                                + " was given to "
                                + known.job().id()
                                + " and to "
                                + dispatch.job().id());
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> anAttemptIsOneToken(Evidence evidence) {
        Map<JobId, Map<Integer, Token>> attempts = new HashMap<>();
        for (Sent each : evidence.sent) {
            Dispatch dispatch = each.dispatch();
            Token known =
                    attempts.computeIfAbsent(dispatch.job().id(), job -> new HashMap<>())
                            .putIfAbsent(dispatch.attempt(), dispatch.token());
            if (known != null && !known.equals(dispatch.token())) {
                return violation(
                        "I3 fence",
                        dispatch.job().id()
                                + " has attempt "
                                + dispatch.attempt()
                                + " twice: "
                                + known
                                + " and "
                                + dispatch.token());
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> aRunHasOneName(Evidence evidence) {
        Map<ExecutionId, Token> runs = new HashMap<>();
        for (Witness.Run run : evidence.scene.witness.runs()) {
            Token known = runs.putIfAbsent(run.execution(), run.dispatch().token());
            if (known != null) {
                return violation("P3 one result", "two runs are called " + run.execution());
            }
        }
        Map<ExecutionId, Result> finals = new HashMap<>();
        for (Result result : evidence.results) {
            if (result.kind() instanceof Result.Finished finished) {
                Result known = finals.putIfAbsent(finished.execution(), result);
                if (known != null && !known.equals(result)) {
                    return violation("P3 one result", finished.execution() + " gave two results");
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> whatIsVoidIsNeverRun(Evidence evidence) {
        Set<Token> valid = new HashSet<>();
        evidence.sent.forEach(each -> valid.add(each.dispatch().token()));
        for (Witness.Run run : evidence.scene.witness.runs()) {
            if (!valid.contains(run.dispatch().token())) {
                return violation(
                        "I3 fence", run.dispatch().token() + " was void and run all the same");
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> nothingIsSentOrRunWhereItIsForbidden(Evidence evidence) {
        for (Sent each : evidence.sent) {
            Dispatch dispatch = each.dispatch();
            Optional<Job> job = evidence.body(dispatch.job().id(), dispatch.job().digest());
            if (job.isEmpty() || !job.get().equals(dispatch.job())) {
                return violation(
                        "I5 residency",
                        dispatch.job() + " was sent, and never submitted like that");
            }
            if (!isAllowed(evidence, each.known(), dispatch.job(), dispatch.target())) {
                return violation(
                        "I5 residency",
                        dispatch.job().id()
                                + " '"
                                + dispatch.job().residency()
                                + "' was sent to "
                                + dispatch.target());
            }
        }
        for (Witness.Run run : evidence.scene.witness.runs()) {
            if (!isAllowed(evidence, run.known(), run.dispatch().job(), run.dispatch().target())) {
                return violation(
                        "I5 residency",
                        run.dispatch().job().id() + " was run in " + run.dispatch().target());
            }
        }
        return Optional.empty();
    }

    private static boolean isAllowed(
            Evidence evidence, WorldOffsets known, Job job, RegionId target) {
        Log.Line<?> line = evidence.scene.control.catalogue.at(known.catalogue() - 1);
        Catalogue catalogue = ((CatalogueSet) line.value()).catalogue();
        Region region = catalogue.find(target).orElseThrow();
        Region origin = catalogue.find(job.origin()).orElseThrow();
        return job.residency().allows(region, job.origin(), catalogue.law())
                && catalogue.origins().allows(origin, region, catalogue.law());
    }

    static Optional<Violation> aReceiptSaysWhatWasDone(Evidence evidence) {
        for (Sent each : evidence.sent) {
            Dispatch dispatch = each.dispatch();
            boolean isSo =
                    dispatch.receipt().decision() instanceof Decision.Dispatch(RegionId region)
                            && region.equals(dispatch.target())
                            && dispatch.receipt().job().equals(dispatch.job().digest());
            if (!isSo) {
                return violation(
                        "I10 explain",
                        dispatch.job().id()
                                + " was sent to "
                                + dispatch.target()
                                + ", its receipt says "
                                + dispatch.receipt().decision());
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> workersWereReady(Evidence evidence) {
        for (Sent each : evidence.sent) {
            Dispatch dispatch = each.dispatch();
            Heartbeat last = null;
            for (long at = 0; at < dispatch.receipt().world().pools(); at++) {
                Heartbeat beat = (Heartbeat) evidence.scene.control.pools.at(at).value();
                last = beat.worker().equals(dispatch.worker()) ? beat : last;
            }
            if (last == null
                    || last.health() != Health.READY
                    || !last.region().equals(dispatch.target())) {
                return violation(
                        "I8 drain",
                        dispatch.job().id()
                                + " was sent to "
                                + dispatch.worker()
                                + " of "
                                + dispatch.target()
                                + ", which last said "
                                + last);
            }
        }
        return Optional.empty();
    }

    /// A job that was declined under a policy is not chosen a place under an earlier one, whether
    /// or not that choice reached anybody.
    static Optional<Violation> aDeclineIsHeeded(Evidence evidence) {
        List<Dispatch> choices = new ArrayList<>();
        evidence.sent.forEach(each -> choices.add(each.dispatch()));
        evidence.decisions.forEach(line -> {
            if (line.value() instanceof BatchDecision.Release(Dispatch dispatch)) {
                choices.add(dispatch);
            }
        });
        for (Witness.Decline decline : evidence.scene.witness.declines()) {
            Dispatch declined = decline.dispatch();
            for (Dispatch next : choices) {
                if (next.job().id().equals(declined.job().id())
                        && next.task().equals(declined.task())
                        && next.attempt() == declined.attempt() + 1
                        && next.receipt().world().policy() < decline.policyOffset()) {
                    return violation(
                            "I10 explain",
                            next.job().id()
                                    + " was declined under policy "
                                    + decline.policyOffset()
                                    + " and chosen anew under "
                                    + next.receipt().world().policy());
                }
            }
        }
        return Optional.empty();
    }
}
