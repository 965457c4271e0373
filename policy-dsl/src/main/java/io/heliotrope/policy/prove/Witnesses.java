package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Turns a solution of the search into witnesses. Of one thread.
record Witnesses(Vocabulary words, Moments moments, Places places) {
    /// The value that a quantity has when nothing is asked of it.
    static double wanted(Quantity quantity) {
        if (quantity instanceof Quantity.OfJob(JobFact fact)) {
            return fact == JobFact.SLO || fact == JobFact.DEADLINE
                    ? fact.most()
                    : Math.clamp(0, fact.least(), fact.most());
        }
        return quantity.bounds().low();
    }

    /// What one would look at first comes first: the judged slot is the present one.
    List<Witness> of(Implicant implicant, Map<Quantity, Double> values) {
        int region = Long.numberOfTrailingZeros(words.regionsLeft());
        int home = home(region);
        Map<JobFact, Double> numbers = new EnumMap<>(JobFact.class);
        values.forEach((quantity, value) -> {
            if (quantity instanceof Quantity.OfJob(JobFact fact)) {
                numbers.put(fact, value);
            }
        });
        long steps = words.stepsLeft();
        Witness.Way way =
                (steps & -steps) == words.fallBack()
                        ? new Witness.Way.FallBack()
                        : new Witness.Way.Step(Long.numberOfTrailingZeros(steps));
        long own = places.all().bits();
        long allowed = implicant.isChosen(words.isAllowed() ^ 1) ? own & ~(1L << region) : own;
        List<Witness> drafts = new ArrayList<>();
        for (Conditions conditions : Conditions.of(words, moments, values, region, home)) {
            drafts.add(
                    new Witness(
                            numbers,
                            names(implicant),
                            chosen(words.labels(), implicant),
                            home,
                            allowed,
                            chosen(words.included(), implicant),
                            conditions.series(),
                            conditions.slotSeconds(),
                            conditions.slots(),
                            region,
                            conditions.slot(),
                            way));
        }
        return drafts;
    }

    /// At home where that is possible.
    private int home(int region) {
        long homes = words.homesLeft();
        boolean isAway = words.sat().assignment().isFalse(words.isHome());
        return (homes & 1L << region) != 0 && !isAway
                ? region
                : Long.numberOfTrailingZeros(homes & ~(isAway ? 1L << region : 0));
    }

    private static SortedSet<String> chosen(Map<String, Integer> words, Implicant implicant) {
        SortedSet<String> chosen = new TreeSet<>();
        words.forEach((word, literal) -> {
            if (implicant.isChosen(literal)) {
                chosen.add(word);
            }
        });
        return chosen;
    }

    private Map<JobName, String> names(Implicant implicant) {
        Map<JobName, String> names = new EnumMap<>(JobName.class);
        for (JobName name : JobName.values()) {
            name.closed().stream().findFirst().ifPresent(value -> names.put(name, value));
        }
        for (Map.Entry<JobName, Map<String, Integer>> entry : words.names()) {
            JobName name = entry.getKey();
            Map<String, Integer> values = entry.getValue();
            boolean isAsked =
                    values.values().stream()
                            .anyMatch(
                                    one -> implicant.isChosen(one) || implicant.isChosen(one ^ 1));
            values.forEach((value, literal) -> {
                boolean isTrue = words.sat().assignment().isTrue(literal);
                boolean isMeant = implicant.isChosen(literal) || !name.closed().isEmpty();
                if (isTrue && isMeant) {
                    names.put(name, value);
                }
            });
            if (isAsked && name.closed().isEmpty()) {
                names.putIfAbsent(name, other(name, values));
            }
        }
        return names;
    }

    /// A name that no policy knows.
    private static String other(JobName name, Map<String, Integer> values) {
        String other = "another-" + name.path().replace('.', '-');
        while (values.containsKey(other)) {
            other += "-still";
        }
        return other;
    }
}
