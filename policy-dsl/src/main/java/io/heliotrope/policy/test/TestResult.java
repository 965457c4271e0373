package io.heliotrope.policy.test;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// How a test went.
public sealed interface TestResult {
    TestCase test();

    record Passed(TestCase test) implements TestResult {}

    /// At least one expectation was not met.
    record Failed(TestCase test, List<Failure> failures) implements TestResult {
        public Failed {
            failures = List.copyOf(failures);
        }
    }

    /// An expectation that was not met, in lines for people: what was expected, what came instead,
    /// and the rule, the value, the bound and the difference that made it so.
    record Failure(Span span, String expected, String actual, String why) {}
}
