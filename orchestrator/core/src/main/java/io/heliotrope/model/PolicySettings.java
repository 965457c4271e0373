package io.heliotrope.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policy: its text, and the numbers and choices that are not text.
///
/// `texts` are the modules of the policy, the main one first; where there are none, the built-in
/// rules decide by `interactive` and `greenThresholdGramsPerKwh`, which a text does not ask.
/// `greenThresholdGramsPerKwh` is intensity times PUE, used by [Rule#LOWEST_LATENCY_WHEN_GREEN];
/// `attempts` is how often a job is dispatched before it fails; `reserve` is job time kept free
/// between a batch job's expected end and its deadline, for all that the machinery needs beside the
/// run itself.
///
/// `tenants` are modules of single tenants, the main one first, which hold beside `texts` for their
/// jobs alone: they add to what is asked there and loosen none of it. `shadow` are the modules of a
/// candidate, which is asked what it would decide in place of `texts` and decides nothing.
public record PolicySettings(
        Rule interactive,
        double greenThresholdGramsPerKwh,
        int attempts,
        Duration reserve,
        List<PolicyText> texts,
        SortedMap<TenantId, List<PolicyText>> tenants,
        List<PolicyText> shadow) {
    public PolicySettings {
        texts = List.copyOf(texts);
        TreeMap<TenantId, List<PolicyText>> copies = new TreeMap<>();
        tenants.forEach((tenant, modules) -> {
            if (modules.isEmpty()) {
                throw new IllegalArgumentException("tenant " + tenant + " has no modules");
            }
            copies.put(tenant, List.copyOf(modules));
        });
        tenants = Collections.unmodifiableSortedMap(copies);
        shadow = List.copyOf(shadow);
        if (texts.isEmpty() && !tenants.isEmpty()) {
            throw new IllegalArgumentException(
                    "modules of tenants stand above a text, and the built-in rules are none: "
                            + tenants.keySet());
        }
        if (!(greenThresholdGramsPerKwh >= 0 && Double.isFinite(greenThresholdGramsPerKwh))) {
            throw new IllegalArgumentException(
                    "green threshold must be finite and >= 0 g/kWh, was "
                            + greenThresholdGramsPerKwh);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
        }
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("reserve must be >= 0, was " + reserve);
        }
    }

    /// Settings of the built-in rules.
    public PolicySettings(
            Rule interactive, double greenThresholdGramsPerKwh, int attempts, Duration reserve) {
        this(interactive, greenThresholdGramsPerKwh, attempts, reserve, List.of());
    }

    /// Settings of one text for everybody.
    public PolicySettings(
            Rule interactive,
            double greenThresholdGramsPerKwh,
            int attempts,
            Duration reserve,
            List<PolicyText> texts) {
        this(
                interactive,
                greenThresholdGramsPerKwh,
                attempts,
                reserve,
                texts,
                Collections.emptySortedMap(),
                List.of());
    }

    /// The same with a text instead of the built-in rules, or another text.
    public PolicySettings with(List<PolicyText> modules) {
        return new PolicySettings(
                interactive,
                greenThresholdGramsPerKwh,
                attempts,
                reserve,
                modules,
                tenants,
                shadow);
    }

    /// The same with other modules of one tenant; none where there are none.
    public PolicySettings with(TenantId tenant, List<PolicyText> modules) {
        TreeMap<TenantId, List<PolicyText>> others = new TreeMap<>(tenants);
        others.remove(tenant);
        if (!modules.isEmpty()) {
            others.put(tenant, modules);
        }
        return new PolicySettings(
                interactive, greenThresholdGramsPerKwh, attempts, reserve, texts, others, shadow);
    }

    /// The same with another candidate; none where there are no modules.
    public PolicySettings withShadow(List<PolicyText> modules) {
        return new PolicySettings(
                interactive, greenThresholdGramsPerKwh, attempts, reserve, texts, tenants, modules);
    }

    /// The same numbers that are not text, and another's modules.
    public PolicySettings withModulesOf(PolicySettings other) {
        return new PolicySettings(
                interactive,
                greenThresholdGramsPerKwh,
                attempts,
                reserve,
                other.texts,
                other.tenants,
                other.shadow);
    }

    /// The modules of a tenant with those of everybody behind them, as they are compiled; those of
    /// everybody alone where it has none.
    public List<PolicyText> modulesOf(TenantId tenant) {
        List<PolicyText> all = new ArrayList<>(tenants.getOrDefault(tenant, List.of()));
        all.addAll(texts);
        return List.copyOf(all);
    }

    /// Whether a text decides.
    public boolean isText() {
        return !texts.isEmpty();
    }

    /// How interactive work chooses among the regions that hard rules left.
    public enum Rule {
        /// The lowest predicted latency among regions below the green threshold; when none is
        /// below, the threshold gives way first.
        LOWEST_LATENCY_WHEN_GREEN,
        /// The lowest grams among regions that meet the SLO.
        LOWEST_GRAMS_WITHIN_SLO
    }

    /// Of the built-in rules, covering every field: two with one digest decide alike.
    public Digest digest() {
        return Digest.of(
                String.join(
                        " ",
                        "builtin/1",
                        interactive.name(),
                        Double.toString(greenThresholdGramsPerKwh),
                        Integer.toString(attempts),
                        reserve.toString()));
    }
}
