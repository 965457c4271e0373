package io.heliotrope.simulation;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.PolicySettings;
import java.util.HashMap;
import java.util.Map;

/// Policies made of their settings, each once.
class Policies {
    private final Map<PolicySettings, Policy> made = new HashMap<>();

    Policy of(PolicySettings settings) {
        return made.computeIfAbsent(settings, BuiltInPolicy::new);
    }
}
