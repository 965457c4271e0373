package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status.Done;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Scans what was done about each job in order: attempts only rise, a token belongs to one choice,
/// nothing is chosen after the end, and the end names the last choice before it and a result that
/// the chosen worker gave.
///
/// Two steps of the same moment may have come in either order. One thread.
final class Fence {
    private final Map<JobId, List<Result>> results;
    private final Set<Token> tokens = new HashSet<>();

    private Fence(Map<JobId, List<Result>> results) {
        this.results = results;
    }

    /// Jobs about which something else was done, in order of id. `results` are those of each job;
    /// `copies` are batch dispatches as agents wrote them, each of a choice among the steps.
    static List<JobId> broken(
            Collection<Step> steps, Collection<Dispatch> copies, Map<JobId, List<Result>> results) {
        Map<JobId, List<Step>> byJob = new TreeMap<>();
        steps.forEach(
                step -> byJob.computeIfAbsent(step.job(), job -> new ArrayList<>()).add(step));
        copies.forEach(copy -> byJob.computeIfAbsent(copy.job().id(), job -> new ArrayList<>()));
        Fence fence = new Fence(Map.copyOf(results));
        List<JobId> broken = new ArrayList<>();
        byJob.forEach((job, all) -> {
            boolean isCopied =
                    copies.stream()
                            .filter(copy -> copy.job().id().equals(job))
                            .anyMatch(copy -> !isChosen(copy, all));
            if (isCopied || !fence.isInOrder(job, all)) {
                broken.add(job);
            }
        });
        return broken;
    }

    private static boolean isChosen(Dispatch copy, List<Step> steps) {
        return steps.stream()
                .anyMatch(step ->
                        step instanceof Step.Sent(Dispatch chosen, long order)
                                && chosen.token().equals(copy.token())
                                && chosen.attempt() == copy.attempt()
                                && chosen.worker().equals(copy.worker()));
    }

    private boolean isInOrder(JobId job, List<Step> unordered) {
        List<Step> steps =
                unordered.stream().sorted(Comparator.comparingLong(Step::order)).toList();
        Map<Token, Step.Sent> sent = new HashMap<>();
        Step.Ended end = null;
        for (Step step : steps) {
            switch (step) {
                case Step.Sent next -> {
                    Step.Sent same = sent.get(next.dispatch().token());
                    boolean isSound =
                            same == null
                                    ? isNext(next, sent.values(), end)
                                    : isRepeat(next.dispatch(), same.dispatch());
                    if (!isSound) {
                        return false;
                    }
                    sent.putIfAbsent(next.dispatch().token(), next);
                }
                case Step.Ended next -> end = end == null ? next : end;
            }
        }
        boolean areOwn = sent.keySet().stream().allMatch(tokens::add);
        return areOwn && (end == null || isLastChoice(job, end, sent));
    }

    private static boolean isNext(
            Step.Sent next, Collection<Step.Sent> sent, Step.@Nullable Ended end) {
        for (Step.Sent before : sent) {
            int rise = next.dispatch().attempt() - before.dispatch().attempt();
            boolean isSameMoment = before.order() == next.order();
            if (isSameMoment ? rise == 0 : rise <= 0) {
                return false;
            }
        }
        return end == null || end.order() == next.order();
    }

    private static boolean isRepeat(Dispatch again, Dispatch before) {
        return again.attempt() == before.attempt()
                && again.worker().equals(before.worker())
                && again.target().equals(before.target());
    }

    private boolean isLastChoice(JobId job, Step.Ended end, Map<Token, Step.Sent> sent) {
        if (!(end.end() instanceof Done done)) {
            return true;
        }
        Step.Sent chosen = sent.get(done.token());
        return chosen != null
                && sent.values().stream()
                        .filter(other -> other.order() < end.order())
                        .allMatch(
                                other -> other.dispatch().attempt() <= chosen.dispatch().attempt())
                && results.getOrDefault(job, List.of()).stream()
                        .anyMatch(result -> isOf(result, done, chosen.dispatch()));
    }

    private static boolean isOf(Result result, Done done, Dispatch chosen) {
        return result.token().equals(done.token())
                && result.worker().equals(chosen.worker())
                && result.region().equals(chosen.target())
                && result.kind() instanceof Result.Finished finished
                && finished.execution().equals(done.execution())
                && finished.output().equals(done.output());
    }
}
