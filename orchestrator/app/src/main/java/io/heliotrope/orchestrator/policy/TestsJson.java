package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.mutate.Coverage;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestResult.Failure;
import io.heliotrope.policy.text.Span;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How tests of a policy went, as one JSON document. Names are stable: `file`, `passed`, `failed`,
/// `tests` [{`title`, `line`, `passed`, `failures` [{`line`, `expected`, `actual`, `why`}]}], and
/// where mutants were tried `mutants` {`total`, `killed`, `untried`, `survivors` [{`line`,
/// `column`, `endLine`, `endColumn`, `change`}]}; `change` completes "no test would notice if".
public final class TestsJson {
    private TestsJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Path file, List<TestResult> results) {
        return CheckJson.written(tested(file, results));
    }

    /// The same with what no test notices.
    public static String render(Path file, List<TestResult> results, Coverage coverage) {
        ObjectNode root = tested(file, results);
        ObjectNode mutants = root.putObject("mutants");
        mutants.put("total", coverage.total())
                .put("killed", coverage.killed())
                .put("untried", coverage.untried());
        ArrayNode survivors = mutants.putArray("survivors");
        for (Coverage.Survivor survivor : coverage.survivors()) {
            Span span = survivor.span();
            survivors
                    .addObject()
                    .put("line", span.line())
                    .put("column", span.column())
                    .put("endLine", span.source().line(span.end()))
                    .put("endColumn", span.source().column(span.end()))
                    .put("change", survivor.change());
        }
        return CheckJson.written(root);
    }

    private static ObjectNode tested(Path file, List<TestResult> results) {
        int failed = TestsText.failed(results);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", file.toString())
                .put("passed", results.size() - failed)
                .put("failed", failed);
        ArrayNode tests = root.putArray("tests");
        for (TestResult result : results) {
            TestCase test = result.test();
            ObjectNode node = tests.addObject();
            node.put("title", test.title()).put("line", test.span().line());
            switch (result) {
                case TestResult.Passed _ -> node.put("passed", true).putArray("failures");
                case TestResult.Failed(TestCase _, List<Failure> failures) -> {
                    ArrayNode told = node.put("passed", false).putArray("failures");
                    failures.forEach(failure ->
                            told.addObject()
                                    .put("line", failure.span().line())
                                    .put("expected", failure.expected())
                                    .put("actual", failure.actual())
                                    .put("why", failure.why()));
                }
            }
        }
        return root;
    }
}
