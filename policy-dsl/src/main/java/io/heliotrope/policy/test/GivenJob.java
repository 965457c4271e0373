package io.heliotrope.policy.test;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The job of a test. `used` is what was used of budgets, by their index.
public record GivenJob(
        Map<JobFact, Double> numbers,
        Map<JobName, String> names,
        Set<String> labels,
        int home,
        RegionWord allowedRegions,
        Map<Integer, Used> used)
        implements JobView {
    public GivenJob {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        used = Collections.unmodifiableMap(new TreeMap<>(used));
    }

    @Override
    public double number(JobFact fact) {
        boolean isLimit = fact == JobFact.DEADLINE || fact == JobFact.SLO;
        return numbers.getOrDefault(fact, isLimit ? fact.most() : 0.0);
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
    public long allowed() {
        return allowedRegions.bits();
    }

    /// Of a later period nothing was used yet.
    @Override
    public double used(int budget, int slot) {
        Used some = used.get(budget);
        return some == null || slot > some.lastSlot() ? 0 : some.amount();
    }

    /// `amount` in base units, in the period of the test's moment, which ends with `lastSlot`.
    public record Used(double amount, int lastSlot) {}
}
