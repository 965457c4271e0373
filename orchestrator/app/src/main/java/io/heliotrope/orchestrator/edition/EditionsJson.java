package io.heliotrope.orchestrator.edition;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.policy.CheckJson;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The policies of an installation as JSON. The names are stable: `policies` [{`number`, `since`,
/// `digest`, `kind` (`settings`, `applied`, `withdrawn`, `rolled_back`), `by`, `why`, `inForce`,
/// `modules`, `shadow` [{`name`, `text`}], `tenants` {TENANT: [{`name`, `text`}]}}].
public final class EditionsJson {
    private EditionsJson() {}

    /// One document, indented, ended by a line feed.
    public static String render(Editions editions, Catalogue catalogue) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("policies");
        for (Edition edition : editions.all()) {
            ObjectNode node = all.addObject();
            node.put("number", edition.offset())
                    .put("since", edition.at().toString())
                    .put("digest", edition.digest(catalogue).toString())
                    .put("kind", edition.set().edition().kind().name().toLowerCase(Locale.ROOT))
                    .put("by", edition.set().edition().by())
                    .put("why", edition.set().edition().why())
                    .put("inForce", edition.offset() == editions.all().getLast().offset());
            put(node.putArray("modules"), edition.settings().texts());
            put(node.putArray("shadow"), edition.settings().shadow());
            ObjectNode tenants = node.putObject("tenants");
            edition.settings()
                    .tenants()
                    .forEach((tenant, texts) -> put(tenants.putArray(tenant.value()), texts));
        }
        return CheckJson.written(root);
    }

    private static void put(ArrayNode array, List<PolicyText> texts) {
        for (PolicyText text : texts) {
            array.addObject().put("name", text.name()).put("text", text.text());
        }
    }
}
