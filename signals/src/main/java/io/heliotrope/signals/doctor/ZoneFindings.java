package io.heliotrope.signals.doctor;

import io.heliotrope.model.GridZone;
import java.util.List;

/// What was found of a zone's feeds, in their rank.
public record ZoneFindings(GridZone zone, List<Finding> findings) {
    public ZoneFindings {
        findings = List.copyOf(findings);
    }
}
