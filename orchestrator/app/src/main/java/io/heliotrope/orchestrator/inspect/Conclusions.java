package io.heliotrope.orchestrator.inspect;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.decide.Replay;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.inspect.Trail.Answered;
import io.heliotrope.orchestrator.inspect.Trail.Said;
import io.heliotrope.orchestrator.inspect.Trail.Sent;
import io.heliotrope.orchestrator.inspect.Trail.Submitted;
import io.heliotrope.orchestrator.provenance.Provenance;
import io.heliotrope.orchestrator.provenance.Provenance.Decided;
import io.heliotrope.orchestrator.provenance.Provenance.Input;
import io.heliotrope.orchestrator.provenance.Provenance.Run;
import io.heliotrope.orchestrator.provenance.Provenance.Step;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the records about one job say together. Owned by one thread.
final class Conclusions {
    private final JobId job;
    private final List<Submitted> submitted;
    private final List<Sent> sent;
    private final List<Said> said;
    private final List<Answered> answered;
    private final WorldHistory history;

    Conclusions(
            JobId job,
            List<Submitted> submitted,
            List<Sent> sent,
            List<Said> said,
            List<Answered> answered,
            WorldHistory history) {
        this.job = job;
        this.submitted = List.copyOf(submitted);
        this.sent = List.copyOf(sent);
        this.said = List.copyOf(said);
        this.answered = List.copyOf(answered);
        this.history = history;
    }

    /// What the records say together; `steps` are told in order of time.
    Provenance of(List<Step> steps) {
        Optional<Said> end =
                said.stream().filter(s -> s.status().state() instanceof Terminal).findFirst();
        Terminal terminal =
                end.map(e -> e.status().state() instanceof Terminal t ? t : null).orElse(null);
        List<Decided> decisions = new ArrayList<>();
        sent.forEach(s -> decisions.add(decided(s)));
        said.forEach(s -> decided(s).ifPresent(decisions::add));
        decisions.sort(Comparator.comparing(d -> d.receipt().now()));
        Job described = described().orElse(null);
        return new Provenance(
                job,
                origin(),
                lane(),
                described,
                terminal,
                model(described, decisions),
                input(described),
                decisions,
                answered.stream().map(a -> run(a, terminal)).toList(),
                steps.stream().sorted(Comparator.comparing(Step::at)).toList());
    }

    private RegionId origin() {
        return said.stream()
                .map(s -> s.status().origin())
                .findFirst()
                .or(() -> sent.stream().map(s -> s.dispatch().job().origin()).findFirst())
                .or(() -> submitted.stream().map(Submitted::origin).findFirst())
                .orElseThrow();
    }

    private Lane lane() {
        return said.stream()
                .map(s -> s.status().lane())
                .findFirst()
                .or(() -> sent.stream().map(s -> s.dispatch().job().lane()).findFirst())
                .or(() -> submitted.stream().map(Submitted::lane).findFirst())
                .orElseThrow();
    }

    /// As its dispatch describes it, else as its own record does at the job time of a decision.
    private Optional<Job> described() {
        return sent.stream()
                .map(s -> s.dispatch().job())
                .findFirst()
                .or(() ->
                        submitted.stream()
                                .map(s -> describe(s, decidedAt(s)))
                                .flatMap(Optional::stream)
                                .findFirst());
    }

    private Instant decidedAt(Submitted submission) {
        return said.stream()
                .flatMap(s -> s.status().why().stream())
                .map(Receipt::now)
                .findFirst()
                .orElse(submission.record().timestamp());
    }

    private static Optional<Job> describe(Submitted s, Instant now) {
        return JobHeaders.describe(s.home(), s.origin(), s.lane(), s.record(), now)
                        instanceof Descriptor.Sound(Job job)
                ? Optional.of(job)
                : Optional.empty();
    }

    private Input input(@Nullable Job described) {
        if (described == null || submitted.isEmpty()) {
            return new Input(submitted.size(), null);
        }
        boolean isIntact =
                submitted.stream()
                        .map(s -> describe(s, s.record().timestamp()))
                        .flatMap(Optional::stream)
                        .anyMatch(found -> found.digest().equals(described.digest()));
        return new Input(submitted.size(), isIntact);
    }

    private Decided decided(Sent s) {
        Dispatch dispatch = s.dispatch();
        return new Decided(
                dispatch.task(),
                dispatch.attempt(),
                dispatch.token(),
                dispatch.worker(),
                dispatch.receipt(),
                mismatch(dispatch.receipt(), dispatch.job()),
                rules(dispatch.receipt(), dispatch.job()),
                s.place());
    }

    /// What a status decided by itself: a DONE repeats the receipt of its dispatch.
    private Optional<Decided> decided(Said s) {
        boolean isKnown =
                s.status().why().stream()
                        .anyMatch(why ->
                                sent.stream().anyMatch(d -> d.dispatch().receipt().equals(why)));
        if (isKnown) {
            return Optional.empty();
        }
        return s.status()
                .why()
                .map(why ->
                        new Decided(
                                s.status().task(),
                                0,
                                null,
                                null,
                                why,
                                broken(why),
                                described().map(found -> rules(why, found)).orElse(List.of()),
                                s.place()));
    }

    private @Nullable String broken(Receipt receipt) {
        Job found = described().orElse(null);
        return found == null ? "the job's record is gone" : mismatch(receipt, found);
    }

    private @Nullable String mismatch(Receipt receipt, Job job) {
        Optional<World> world = history.at(receipt.world());
        if (world.isEmpty()) {
            return "the control topics no longer hold " + receipt.world();
        }
        return Replay.check(receipt, job, world.get()).map(Replay.Mismatch::toString).orElse(null);
    }

    /// At the step of relaxation at which it was decided.
    private List<String> rules(Receipt receipt, Job job) {
        return history.at(receipt.world())
                .filter(world -> world.catalogue().find(job.origin()).isPresent())
                .map(world ->
                        PolicyTexts.policy(world.policy(), world.catalogue())
                                .explain(job, world, receipt.load(), receipt.relaxation()))
                .orElse(List.of());
    }

    private @Nullable ModelSpec model(@Nullable Job described, List<Decided> decisions) {
        return described == null
                ? null
                : decisions.stream()
                        .flatMap(d -> history.at(d.receipt().world()).stream())
                        .flatMap(world -> world.catalogue().model(described.model()).stream())
                        .reduce((first, second) -> second)
                        .orElse(null);
    }

    private static Run run(Answered one, @Nullable Terminal end) {
        Result result = one.result();
        return switch (result.kind()) {
            case Result.Finished finished ->
                    new Run(
                            result.token(),
                            finished.execution(),
                            result.region(),
                            result.worker(),
                            "finished",
                            finished.measured(),
                            finished.output(),
                            Digest.of(one.output()).equals(finished.output()),
                            end instanceof Done done
                                    && done.token().equals(result.token())
                                    && done.execution().equals(finished.execution()),
                            one.place());
            case Result.Paused paused ->
                    new Run(
                            result.token(),
                            paused.execution(),
                            result.region(),
                            result.worker(),
                            "paused",
                            paused.measured(),
                            null,
                            null,
                            end instanceof Done done
                                    && done.earlier().stream()
                                            .anyMatch(piece ->
                                                    piece.token().equals(result.token())
                                                            && piece.execution()
                                                                    .equals(paused.execution())),
                            one.place());
            case Result.Failed failed ->
                    new Run(
                            result.token(),
                            failed.execution(),
                            result.region(),
                            result.worker(),
                            "failed: " + failed.reason(),
                            null,
                            null,
                            null,
                            false,
                            one.place());
            case Result.Declined declined ->
                    new Run(
                            result.token(),
                            null,
                            result.region(),
                            result.worker(),
                            "declined: " + declined.reason(),
                            null,
                            null,
                            null,
                            false,
                            one.place());
            case Result.Chunk _ -> throw new IllegalStateException("a chunk settles nothing");
        };
    }
}
