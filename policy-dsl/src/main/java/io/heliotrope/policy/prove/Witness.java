package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Rules;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One job, one world, one place and moment, and how far the policy has given way: an example that
/// an evaluator can replay.
///
/// `numbers` in base units; what is not named is as [JobView] says of a job that does not have it.
/// `allowed` is the word of the producer's own regions. `included` are the rollouts that take the
/// job, by policy and share. `conditions` by fact and region; regions that are not named have no
/// readings and no forecast.
public record Witness(
        Map<JobFact, Double> numbers,
        Map<JobName, String> names,
        SortedSet<String> labels,
        int home,
        long allowed,
        SortedSet<String> included,
        Map<RegionFact, SortedMap<Integer, Series>> conditions,
        double slotSeconds,
        int slots,
        int region,
        int slot,
        Way way)
        implements JobView, WorldView, Pairing {
    public Witness {
        numbers = Collections.unmodifiableMap(copied(JobFact.class, numbers));
        names = Collections.unmodifiableMap(copied(JobName.class, names));
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        included = Collections.unmodifiableSortedSet(new TreeSet<>(included));
        conditions = Collections.unmodifiableMap(copied(RegionFact.class, conditions));
    }

    private static <K extends Enum<K>, V> Map<K, V> copied(Class<K> keys, Map<K, V> from) {
        Map<K, V> copy = new EnumMap<>(keys);
        copy.putAll(from);
        return copy;
    }

    /// How the policy lets the job in.
    public sealed interface Way {
        /// With so many relaxations of the leading policy taken.
        record Step(int taken) implements Way {}

        /// By the leading policy's `otherwise run in`.
        record FallBack() implements Way {}
    }

    /// A fact of one region over time: a reading and its age in seconds, NaN and infinite when
    /// there is none, and what a forecast says of each slot, NaN where it says nothing. For what
    /// depends on the job the forecast is the value.
    public record Series(
            double reading, double ageSeconds, double usual, SortedMap<Integer, Double> except) {
        public Series {
            except = Collections.unmodifiableSortedMap(new TreeMap<>(except));
        }

        double at(int slot) {
            return except.getOrDefault(slot, usual);
        }
    }

    /// How a policy's rollout is named in `included`: rollouts of one share and key, of policies of
    /// one name, take the same jobs.
    public static String rollout(Rules rules) {
        return rules.name()
                + rules.rollout().map(it -> " " + it.share() + " by " + it.by().path()).orElse("");
    }

    private static final long EVERY_ROLLOUT_BEGUN = 3_650_000;

    private static final Series NOTHING =
            new Series(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, new TreeMap<>());

    private Series series(RegionFact fact, int region) {
        SortedMap<Integer, Series> regions = conditions.get(fact);
        return regions == null ? NOTHING : regions.getOrDefault(region, NOTHING);
    }

    @Override
    public double number(JobFact fact) {
        return numbers.getOrDefault(fact, Witnesses.wanted(new Quantity.OfJob(fact)));
    }

    @Override
    public String name(JobName name) {
        return names.getOrDefault(name, "");
    }

    @Override
    public boolean isLabelled(String label) {
        return labels.contains(label);
    }

    /// Nothing: what a budget allows at most it allows at the beginning.
    @Override
    public double used(int budget, int slot) {
        return 0;
    }

    /// The decision is taken at the beginning of slot 0.
    @Override
    public double elapsedSeconds() {
        return 0;
    }

    /// A day on which every rollout has begun: `included` says whom it takes.
    @Override
    public long epochDay() {
        return EVERY_ROLLOUT_BEGUN;
    }

    @Override
    public double reading(RegionFact signal, int region) {
        return series(signal, region).reading();
    }

    @Override
    public double ageSeconds(RegionFact signal, int region) {
        return series(signal, region).ageSeconds();
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        return slot < slots ? series(signal, region).at(slot) : Double.NaN;
    }

    @Override
    public int minuteOfDay(int region, int slot) {
        return 0;
    }

    @Override
    public int minuteOfDayIn(int zone, int slot) {
        return 0;
    }

    @Override
    public double value(RegionFact fact, int region, int slot) {
        double value = series(fact, region).at(slot);
        return Double.isNaN(value) && fact != RegionFact.GRAMS ? fact.least() : value;
    }
}
