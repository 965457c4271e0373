package io.heliotrope.orchestrator.policy;

import io.heliotrope.policy.eval.Explanation.Gap;
import io.heliotrope.policy.eval.Finding;
import io.heliotrope.policy.test.Account;
import io.heliotrope.policy.test.Account.Standing;
import io.heliotrope.policy.test.TestCase;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Why the jobs of tests end as they do, as one JSON document. Names are stable: `file`, `tests`
/// [{`title`, `line`, `outcome`, `leader` where one leads, `policies`, `relaxed`, `next` where
/// there is one, `regions` [{`region`, `standing` (`chosen`, `allowed`, `removed`, `not_asked`,
/// `too_late`), of `allowed` `start`, `lacksDeferral` and `preferences` [{`what`, `value`,
/// `chosen`, `unit`, `alike`}], of `removed` `rules` [{`rule`, `because`, `findings` [{`text`, and
/// of a comparison `what`, `value`, `relation`, `bound`, `distance`, `unit`}]}]}]}]. Numbers are in
/// `unit`, and left out where they are not known.
public final class AccountsJson {
    private AccountsJson() {}

    /// The document, indented, ended by a line feed, with those regions alone.
    public static String render(Path file, Accounts accounts, IntPredicate regions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", file.toString());
        ArrayNode tests = root.putArray("tests");
        accounts.tests()
                .forEach((test, account) ->
                        put(tests.addObject(), accounts, test, account, regions));
        return CheckJson.written(root);
    }

    private static void put(
            ObjectNode node,
            Accounts accounts,
            TestCase test,
            Account account,
            IntPredicate regions) {
        node.put("title", test.title())
                .put("line", test.span().line())
                .put("outcome", accounts.outcome(test, account));
        account.leader().ifPresent(leader -> node.put("leader", leader));
        account.policies().forEach(node.putArray("policies")::add);
        account.verdict().relaxed().forEach(node.putArray("relaxed")::add);
        account.next().ifPresent(next -> node.put("next", accounts.id(next)));
        ArrayNode all = node.putArray("regions");
        account.regions()
                .forEach((region, standing) -> {
                    if (regions.test(region)) {
                        put(all.addObject().put("region", accounts.id(region)), standing, test);
                    }
                });
    }

    private static void put(ObjectNode node, Standing standing, TestCase test) {
        switch (standing) {
            case Standing.Chosen _ -> node.put("standing", "chosen");
            case Standing.NotAsked _ -> node.put("standing", "not_asked");
            case Standing.TooLate _ -> node.put("standing", "too_late");
            case Standing.Allowed(int slot, boolean lacksDeferral, var gaps) -> {
                node.put("standing", "allowed")
                        .put("start", test.world().startOf(slot).toString())
                        .put("lacksDeferral", lacksDeferral);
                ArrayNode preferences = node.putArray("preferences");
                gaps.forEach(gap -> put(preferences.addObject(), gap));
            }
            case Standing.Removed(var rules) -> {
                ArrayNode all = node.put("standing", "removed").putArray("rules");
                for (Account.Against against : rules) {
                    ObjectNode rule = all.addObject();
                    rule.put("rule", against.rule()).put("because", against.because());
                    ArrayNode findings = rule.putArray("findings");
                    against.findings().forEach(finding -> put(findings.addObject(), finding));
                }
            }
        }
    }

    private static void put(ObjectNode node, Gap gap) {
        node.put("what", gap.what());
        number(node, "value", gap.shown().fromBase(gap.next()));
        number(node, "chosen", gap.shown().fromBase(gap.best()));
        node.put("unit", gap.shown().word()).put("alike", gap.isAlike());
    }

    private static void put(ObjectNode node, Finding finding) {
        node.put("text", finding.text());
        if (finding instanceof Finding.Missed missed) {
            node.put("what", missed.what());
            number(node, "value", missed.shown().fromBase(missed.value()));
            node.put("relation", missed.relation().word());
            number(node, "bound", missed.shown().fromBase(missed.bound()));
            number(node, "distance", missed.shown().fromBase(missed.distance()));
            node.put("unit", missed.shown().word());
        }
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        }
    }
}
