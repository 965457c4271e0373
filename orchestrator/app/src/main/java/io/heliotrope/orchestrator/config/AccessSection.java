package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.util.TreeMap;

/// Reads where jobs may be processed by where they come from, and what principals are called.
final class AccessSection {
    private AccessSection() {}

    static Setting<OriginLaw> residency(Section section, Setting<Jurisdictions> law) {
        TreeMap<Jurisdiction, Residency> rules = new TreeMap<>();
        for (String name : section.names()) {
            Setting<Jurisdiction> place =
                    section.key(
                            name,
                            "a name under jurisdictions",
                            text -> known(new Jurisdiction(text), law));
            Setting<Residency> labels =
                    section.read(
                            name,
                            "names under jurisdictions such as EEA,CH or !US",
                            text -> known(Residency.parse(text), law));
            if (place.isRight() && labels.isRight()) {
                rules.put(place.get(), labels.get());
            }
        }
        return section.build(() -> new OriginLaw(rules));
    }

    private static Residency known(Residency labels, Setting<Jurisdictions> law) {
        labels.allowed().forEach(label -> known(label, law));
        labels.denied().forEach(label -> known(label, law));
        return labels;
    }

    private static Jurisdiction known(Jurisdiction label, Setting<Jurisdictions> law) {
        if (law.isRight() && !law.get().knows(label)) {
            throw new IllegalArgumentException(label.code());
        }
        return label;
    }

    static Setting<Principals> principals(Section section) {
        Setting<Principals> pattern =
                section.read("principal", Principals.DEFAULT, Principals.EXPECTED, Principals::new);
        return section.build(pattern::get);
    }
}
