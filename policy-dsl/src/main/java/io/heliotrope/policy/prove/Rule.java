package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Span;

/// A requirement, by the names of its policy and its own.
public record Rule(String policy, String name, Span span) {
    static Rule of(Rules rules, Requirement requirement) {
        return new Rule(rules.name(), requirement.name(), requirement.span());
    }
}
