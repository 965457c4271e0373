package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.PolicySettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The policies made of settings, each once. Safe from any thread; as many entries as policies
/// seen.
public final class Policies {
    private final Map<PolicySettings, Policy> made = new ConcurrentHashMap<>();

    public Policy of(PolicySettings settings) {
        return made.computeIfAbsent(settings, BuiltInPolicy::new);
    }
}
