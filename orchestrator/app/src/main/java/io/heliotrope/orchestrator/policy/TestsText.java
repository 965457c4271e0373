package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestResult.Failure;
import java.nio.file.Path;
import java.util.List;

/// How tests of a policy went, for people.
public final class TestsText {
    private TestsText() {}

    /// A line for each test, under a failed one what was expected and came, then the count.
    public static String render(Path file, List<TestResult> results) {
        StringBuilder out = new StringBuilder();
        for (TestResult result : results) {
            switch (result) {
                case TestResult.Passed(TestCase test) ->
                        out.append("PASS  \"").append(test.title()).append("\"\n");
                case TestResult.Failed(TestCase test, List<Failure> failures) -> {
                    out.append("FAIL  \"%s\"   %s\n".formatted(test.title(), test.span()));
                    failures.forEach(failure -> out.append(lines(failure, "  ")));
                }
            }
        }
        int failed = failed(results);
        return out.append(
                        "%s: %s, %d passed, %d failed\n"
                                .formatted(
                                        file,
                                        CheckedText.count(results.size(), "test"),
                                        results.size() - failed,
                                        failed))
                .toString();
    }

    static int failed(List<TestResult> results) {
        return (int) results.stream().filter(TestResult.Failed.class::isInstance).count();
    }

    static String lines(Failure failure, String indent) {
        return "%1$sexpected  %2$s\n%1$sactual    %3$s\n%1$swhy       %4$s\n"
                .formatted(indent, failure.expected(), failure.actual(), failure.why());
    }
}
