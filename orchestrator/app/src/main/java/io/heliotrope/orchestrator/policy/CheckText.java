package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.text.Rendering;
import java.util.List;

/// What is wrong with policies, for people.
public final class CheckText {
    private CheckText() {}

    /// Diagnostics, then a line for each text.
    public static String render(List<CheckedText> texts) {
        StringBuilder out = new StringBuilder();
        for (CheckedText text : texts) {
            out.append(findings(text));
            out.append(text.summary()).append('\n');
        }
        return out.toString();
    }

    /// Diagnostics with an empty line behind each; nothing where there are none.
    public static String findings(CheckedText text) {
        StringBuilder out = new StringBuilder();
        text.diagnostics().forEach(one -> out.append(Rendering.of(one)).append('\n'));
        return out.toString();
    }
}
