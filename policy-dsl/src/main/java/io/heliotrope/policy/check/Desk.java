package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.Places;
import java.time.ZoneId;
import java.util.List;

/// What is at hand while one module is checked. `zones` are the clocks that the whole program names
/// and grow as they are met.
record Desk(
        String module,
        Findings findings,
        Places places,
        Unknown unknown,
        Values values,
        RegionSets sets,
        Choices choices,
        Algebra algebra,
        Numbers numbers,
        Formulas formulas,
        List<ZoneId> zones) {

    static Desk of(
            String module,
            Findings findings,
            Places places,
            RegionSets sets,
            Unknown unknown,
            List<ZoneId> zones) {
        Values values = new Values(findings, places);
        Choices choices = new Choices(findings, sets, unknown, values);
        Algebra algebra = new Algebra(findings);
        Numbers numbers = new Numbers(findings, algebra, unknown);
        Formulas formulas = new Formulas(findings, algebra, numbers, choices);
        return new Desk(
                module, findings, places, unknown, values, sets, choices, algebra, numbers,
                formulas, zones);
    }
}
