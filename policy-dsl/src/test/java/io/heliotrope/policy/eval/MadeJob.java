package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A job that a test makes. What it does not say is 0 or empty.
public record MadeJob(
        Map<JobFact, Double> numbers,
        Map<JobName, String> names,
        Set<String> labels,
        int home,
        long allowed,
        List<Double> used)
        implements JobView {
    public MadeJob {
        EnumMap<JobFact, Double> ofFacts = new EnumMap<>(JobFact.class);
        ofFacts.putAll(numbers);
        numbers = ofFacts;
        EnumMap<JobName, String> ofNames = new EnumMap<>(JobName.class);
        ofNames.putAll(names);
        names = ofNames;
        labels = Set.copyOf(labels);
        used = List.copyOf(used);
    }

    /// A job at home in region 0, allowed everywhere.
    public static MadeJob of(Map<JobFact, Double> numbers) {
        return new MadeJob(numbers, Map.of(), Set.of(), 0, -1, List.of());
    }

    public MadeJob named(Map<JobName, String> names) {
        return new MadeJob(numbers, names, labels, home, allowed, used);
    }

    public MadeJob labelled(String... labels) {
        return new MadeJob(numbers, names, Set.of(labels), home, allowed, used);
    }

    public MadeJob at(int home) {
        return new MadeJob(numbers, names, labels, home, allowed, used);
    }

    /// The periods of the budgets end at different slots, so that rules vary by slot.
    private static int lastSlot(int budget) {
        return 1 + budget;
    }

    @Override
    public double number(JobFact fact) {
        return numbers.getOrDefault(fact, 0.0);
    }

    @Override
    public String name(JobName name) {
        return names.getOrDefault(name, "");
    }

    @Override
    public boolean isLabelled(String label) {
        return labels.contains(label);
    }

    @Override
    public double used(int budget, int slot) {
        return budget < used.size() && slot <= lastSlot(budget) ? used.get(budget) : 0;
    }
}
