package io.heliotrope.simulation;

/// A planted defect: one rule that is not kept.
record Mutant(String defect, Rules rules) {}
