package io.heliotrope.orchestrator.edition;

import io.heliotrope.decide.LoadedPolicy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.TenantId;
import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.policy.TestsText;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.CompiledJudge;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether a policy may come into force: every module of it checks against the catalogue, every
/// guarantee is proved, every test passes, and no tenant's module loosens or leaves out anything.
///
/// @param findings what is wrong, for people; empty when it may
/// @param done what was looked at, for people
public record Admission(String findings, List<String> done) {
    public Admission {
        done = List.copyOf(done);
    }

    public boolean isGranted() {
        return findings.isEmpty();
    }

    /// Looks at all of a policy.
    public static Admission of(PolicySettings next, Catalogue catalogue) {
        StringBuilder findings = new StringBuilder();
        List<String> done = new ArrayList<>();
        if (next.isText()) {
            look(next.texts(), catalogue, findings, done);
            for (TenantId tenant : next.tenants().keySet()) {
                look(next.modulesOf(tenant), catalogue, findings, done);
            }
        }
        if (!next.shadow().isEmpty()) {
            look(next.shadow(), catalogue, findings, done);
        }
        if (findings.isEmpty()) {
            LoadedPolicy loaded = PolicyTexts.load(next, catalogue);
            loaded.faults()
                    .forEach(fault -> findings.append("error: ").append(fault).append("\n\n"));
        }
        return new Admission(findings.toString(), done);
    }

    private static void look(
            List<PolicyText> texts,
            Catalogue catalogue,
            StringBuilder findings,
            List<String> done) {
        Path file = Path.of(texts.getFirst().name());
        CheckedText checked = CheckedText.of(file, texts, catalogue).advised();
        if (!checked.isSound()) {
            findings.append(CheckText.findings(checked));
        }
        if (checked.compilation().program().isEmpty()) {
            return;
        }
        Program program = checked.compilation().program().get();
        List<TestCase> tests = checked.compilation().tests();
        List<TestResult> results = new TestRunner(new CompiledJudge()).run(program, tests);
        if (!results.stream().allMatch(TestResult.Passed.class::isInstance)) {
            findings.append(TestsText.render(file, results)).append('\n');
        }
        done.add(
                "%s: checked, %s proved, %s"
                        .formatted(
                                file,
                                CheckedText.count(program.guarantees().size(), "guarantee"),
                                tests.isEmpty()
                                        ? "it has no tests"
                                        : CheckedText.count(tests.size(), "test") + " passed"));
    }
}
