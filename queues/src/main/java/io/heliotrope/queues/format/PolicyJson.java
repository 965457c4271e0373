package io.heliotrope.queues.format;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.PolicyEdition;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policy.
final class PolicyJson {
    private PolicyJson() {}

    static void policy(Out out, PolicySet policy) {
        PolicySettings settings = policy.settings();
        out.text("interactive", settings.interactive())
                .number("greenThresholdGramsPerKwh", settings.greenThresholdGramsPerKwh())
                .number("attempts", settings.attempts())
                .duration("reserve", settings.reserve());
        texts(out, "texts", settings.texts());
        if (!settings.tenants().isEmpty()) {
            out.nestedList("tenants", settings.tenants().entrySet(), PolicyJson::tenant);
        }
        texts(out, "shadow", settings.shadow());
        if (!policy.edition().equals(PolicyEdition.OF_SETTINGS)) {
            out.nested("edition", policy.edition(), PolicyJson::edition);
        }
    }

    private static void texts(Out out, String name, List<PolicyText> texts) {
        if (!texts.isEmpty()) {
            out.nestedList(
                    name,
                    texts,
                    (o, each) -> o.text("name", each.name()).text("text", each.text()));
        }
    }

    private static void tenant(Out out, Map.Entry<TenantId, List<PolicyText>> tenant) {
        out.text("tenant", tenant.getKey());
        texts(out, "texts", tenant.getValue());
    }

    private static void edition(Out out, PolicyEdition edition) {
        out.text("kind", edition.kind()).text("by", edition.by()).text("why", edition.why());
    }

    static PolicySet policy(In in) {
        SortedMap<TenantId, List<PolicyText>> tenants = new TreeMap<>();
        if (in.has("tenants")) {
            in.nestedList(
                    "tenants",
                    each -> tenants.put(new TenantId(each.text("tenant")), modules(each, "texts")));
        }
        PolicySettings settings =
                new PolicySettings(
                        in.word("interactive", PolicySettings.Rule.class),
                        in.real("greenThresholdGramsPerKwh"),
                        in.integer("attempts"),
                        in.duration("reserve"),
                        texts(in, "texts"),
                        tenants,
                        texts(in, "shadow"));
        return new PolicySet(
                settings,
                in.has("edition")
                        ? in.nested("edition", PolicyJson::edition)
                        : PolicyEdition.OF_SETTINGS);
    }

    private static List<PolicyText> texts(In in, String name) {
        return in.has(name) ? modules(in, name) : List.of();
    }

    private static List<PolicyText> modules(In in, String name) {
        return in.nestedList(name, each -> new PolicyText(each.text("name"), each.text("text")));
    }

    private static PolicyEdition edition(In in) {
        return new PolicyEdition(
                in.word("kind", PolicyEdition.Kind.class), in.text("by"), in.text("why"));
    }
}
