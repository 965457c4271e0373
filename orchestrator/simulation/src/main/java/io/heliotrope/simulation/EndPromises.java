package io.heliotrope.simulation;

import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.simulation.Evidence.Said;
import io.heliotrope.simulation.Evidence.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is promised about how jobs end.
final class EndPromises {
    /// Clocks of routers may be off by this much.
    private static final Duration SKEW = Duration.ofSeconds(2);

    private EndPromises() {}

    static Optional<Violation> everyJobEnds(Evidence evidence) {
        for (JobId job : evidence.submitted().keySet()) {
            if (evidence.end(job).isEmpty()) {
                return violation("I1 no loss", job + " was acknowledged and never ends");
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> allReadersSeeOneEnd(Evidence evidence) {
        Map<JobId, Status> first = new HashMap<>();
        for (Said each : evidence.said) {
            Status status = each.status();
            if (status.state() instanceof Status.Terminal) {
                Status known = first.putIfAbsent(status.job(), status);
                if (known != null && !known.state().equals(status.state())) {
                    return violation(
                            "I2 one terminal",
                            status.job() + " is " + known.state() + " and " + status.state());
                }
            }
        }
        return Optional.empty();
    }

    /// Also what a decider said in a transaction that was not to be was no lie: who comes after it
    /// does not have the job run again.
    static Optional<Violation> noOtherRunWasTheEnd(Evidence evidence) {
        Map<JobId, Token> first = new HashMap<>();
        for (Log.Line<BatchDecision> line : evidence.scene.control.decisions.all()) {
            if (line.value() instanceof BatchDecision.Say(Status status)
                    && status.state() instanceof Status.Done done) {
                Token known = first.putIfAbsent(status.job(), done.token());
                if (known != null && !known.equals(done.token())) {
                    return violation(
                            "I2 one terminal",
                            status.job()
                                    + " is done by "
                                    + known
                                    + " and by "
                                    + done.token()
                                    + ", one of them in a transaction that was not to be");
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> anEndNamesARunThatWas(Evidence evidence) {
        for (JobId job : evidence.submitted().keySet()) {
            if (evidence.end(job).map(Status::state).orElse(null) instanceof Status.Done done) {
                boolean wasSent =
                        evidence.sent.stream()
                                .anyMatch(s ->
                                        s.dispatch().token().equals(done.token())
                                                && s.dispatch().job().id().equals(job));
                boolean wasRun =
                        evidence.results.stream()
                                .anyMatch(r ->
                                        r.job().equals(job)
                                                && r.token().equals(done.token())
                                                && r.kind()
                                                        instanceof
                                                        Result.Finished(
                                                                var execution,
                                                                var output,
                                                                var measured)
                                                && execution.equals(done.execution())
                                                && output.equals(done.output()));
                if (!wasSent || !wasRun) {
                    return violation(
                            "I3 fence",
                            job
                                    + " is done by "
                                    + done.token()
                                    + ", which was not sent or not run");
                }
                if (!done.output().equals(WorkerActor.digest(done.execution()))) {
                    return violation("I3 fence", job + " names another run's output");
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> nothingEndsWithoutACause(Evidence evidence) {
        for (Said each : evidence.said) {
            Status status = each.status();
            switch (status.state()) {
                case Status.Cancelled c -> {
                    if (!evidence.wasCancelled(status.job())) {
                        return violation(
                                "I2 one terminal", status.job() + " was cancelled by nobody");
                    }
                }
                case Status.Expired e -> {
                    if (isBeforeItsTime(evidence, each)) {
                        return violation("I4 deadline", status.job() + " expired before its time");
                    }
                }
                case Status.Failed failed -> {
                    if (failed.attempts() < Fleet.policy(0).attempts()
                            && !hasFailedForGood(evidence, status.job())) {
                        return violation(
                                "I1 no loss",
                                status.job()
                                        + " failed after "
                                        + failed.attempts()
                                        + " attempts: "
                                        + failed.reason());
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static boolean isBeforeItsTime(Evidence evidence, Said each) {
        Digest digest = each.status().why().map(Receipt::job).orElse(Digest.of("unknown"));
        return evidence.body(each.status().job(), digest)
                .map(job ->
                        switch (job.objective()) {
                            case Objective.Respond r ->
                                    each.at().plus(SKEW).isBefore(r.expiresAt());
                            case Objective.Complete c ->
                                    evidence.scene.jobNow().isBefore(c.deadline());
                        })
                .orElse(false);
    }

    private static boolean hasFailedForGood(Evidence evidence, JobId job) {
        return evidence.results.stream()
                .anyMatch(r ->
                        r.job().equals(job)
                                && r.kind() instanceof Result.Failed failed
                                && !failed.retryable());
    }

    /// Whoever begins after a job's end knows of it.
    static Optional<Violation> nothingIsSentAfterItsEnd(Evidence evidence) {
        for (Sent each : evidence.sent) {
            JobId job = each.dispatch().job().id();
            if (each.dispatch().job().lane() == Lane.INTERACTIVE
                    && evidence.beganAfterEnd(each.dispatch().task(), job)) {
                return violation(
                        "I2 one terminal",
                        job
                                + " had ended before epoch "
                                + each.dispatch().task().epoch()
                                + " began, and was sent under it");
            }
        }
        return Optional.empty();
    }

    /// A cancel that lies before its job ends it before it begins; where nothing breaks, nothing is
    /// sent after a cancel.
    static Optional<Violation> cancelsAreHeeded(Evidence evidence) {
        Set<JobId> seen = new HashSet<>();
        for (Producers.Submitted each : evidence.scene.producers.submitted()) {
            JobId job = each.descriptor().id();
            boolean isFirst = seen.add(job);
            if (!(each.descriptor() instanceof Descriptor.Cancel)) {
                continue;
            }
            if (isFirst
                    && !(evidence.end(job).map(Status::state).orElse(null)
                            instanceof Status.Cancelled)) {
                return violation(
                        "I2 one terminal",
                        job
                                + " was cancelled first of all and is "
                                + evidence.end(job).map(Status::state));
            }
            for (Sent sent : evidence.sent) {
                if (evidence.scene.isCalm
                        && sent.dispatch().job().id().equals(job)
                        && sent.at().isAfter(each.at().plus(SKEW))) {
                    return violation(
                            "I2 one terminal",
                            job
                                    + " was cancelled at "
                                    + since(each.at())
                                    + " and sent at "
                                    + since(sent.at()));
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> refusedJobsNeverRun(Evidence evidence) {
        Set<JobId> refused = new HashSet<>();
        for (Map.Entry<JobId, Lane> each : evidence.submitted().entrySet()) {
            evidence.end(each.getKey())
                    .filter(end -> end.state() instanceof Status.Refused)
                    .ifPresent(end -> refused.add(end.job()));
        }
        for (Sent each : evidence.sent) {
            if (refused.contains(each.dispatch().job().id())) {
                return violation(
                        "P5 refused", each.dispatch().job().id() + " was refused and sent");
            }
        }
        for (Witness.Run run : evidence.scene.witness.runs()) {
            if (refused.contains(run.dispatch().job().id())) {
                return violation("P5 refused", run.dispatch().job().id() + " was refused and run");
            }
        }
        return Optional.empty();
    }

    static Optional<Violation> violation(String invariant, String what) {
        return Optional.of(new Violation(invariant, what));
    }

    /// Real time since the beginning, for messages.
    static Duration since(Instant at) {
        return Duration.between(Fleet.START, at);
    }
}
