package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestResult.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// How tests of a policy went, as the XML that build servers read of JUnit. It tells no times: a
/// policy's tests take none that anybody waits for.
public final class TestsJunit {
    private TestsJunit() {}

    /// A document of one suite, ended by a line feed.
    public static String render(Path file, List<TestResult> results) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        String counts =
                "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\""
                        .formatted(results.size(), TestsText.failed(results));
        out.append("<testsuites ").append(counts).append(">\n");
        out.append("  <testsuite name=\"%s\" %s>\n".formatted(escaped(file.toString()), counts));
        results.forEach(result -> out.append(testcase(file, result)));
        return out.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static String testcase(Path file, TestResult result) {
        TestCase test = result.test();
        String head =
                "    <testcase classname=\"%s\" name=\"%s\" file=\"%s\" line=\"%d\""
                        .formatted(
                                escaped(test.span().source().name()),
                                escaped(test.title()),
                                escaped(file.toString()),
                                test.span().line());
        return switch (result) {
            case TestResult.Passed _ -> head + "/>\n";
            case TestResult.Failed(TestCase _, List<Failure> failures) ->
                    head
                            + ">\n"
                            + failures.stream()
                                    .map(TestsJunit::failure)
                                    .collect(Collectors.joining())
                            + "    </testcase>\n";
        };
    }

    private static String failure(Failure failure) {
        return "      <failure message=\"expected %s, actual %s\">%s</failure>\n"
                .formatted(
                        escaped(failure.expected()),
                        escaped(failure.actual()),
                        escaped(TestsText.lines(failure, "").stripTrailing()));
    }

    /// Characters that XML 1.0 cannot hold become U+FFFD.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(point -> {
                    switch (point) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> out.appendCodePoint(isOfXml(point) ? point : 0xFFFD);
                    }
                });
        return out.toString();
    }

    private static boolean isOfXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point < 0xD800)
                || (point >= 0xE000 && point < 0xFFFE)
                || point >= 0x10000;
    }
}
