package io.heliotrope.orchestrator.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;

/// What a cluster's access control lists lack, what they grant or deny our principals beyond what
/// is derived, and what they say of principals that are called like ours and are none of these
/// settings.
public record AclChange(
        List<AclBinding> missing, List<AclBinding> tooMany, List<AclBinding> strangers) {
    private static final Comparator<AclBinding> ORDER =
            Comparator.comparing((AclBinding acl) -> acl.entry().principal())
                    .thenComparing(acl -> acl.pattern().resourceType())
                    .thenComparing(acl -> acl.pattern().name())
                    .thenComparing(acl -> acl.pattern().patternType())
                    .thenComparing(acl -> acl.entry().operation())
                    .thenComparing(acl -> acl.entry().permissionType())
                    .thenComparing(acl -> acl.entry().host());

    /// Compares what is `there` with the rights `wanted`. `ours` are all roles of the settings,
    /// also those with nothing to do on this cluster.
    public static AclChange between(
            Collection<AclBinding> there,
            Collection<Right> wanted,
            Collection<Role> ours,
            Principals principals) {
        Set<AclBinding> needed =
                wanted.stream()
                        .map(right -> right.granting(principals))
                        .collect(Collectors.toSet());
        Set<String> names = ours.stream().map(principals::of).collect(Collectors.toSet());
        Set<AclBinding> present = Set.copyOf(there);
        return new AclChange(
                sorted(needed.stream().filter(acl -> !present.contains(acl)).toList()),
                sorted(
                        present.stream()
                                .filter(acl -> names.contains(acl.entry().principal()))
                                .filter(acl -> !needed.contains(acl))
                                .toList()),
                sorted(
                        present.stream()
                                .filter(acl -> !names.contains(acl.entry().principal()))
                                .filter(acl -> principals.mayName(acl.entry().principal()))
                                .toList()));
    }

    private static List<AclBinding> sorted(Collection<AclBinding> bindings) {
        return bindings.stream().sorted(ORDER).toList();
    }

    /// One entry as a line for people.
    public static String line(AclBinding acl) {
        return acl.entry().principal()
                + "  "
                + Right.word(acl.entry().operation())
                + " on "
                + Right.on(acl.pattern())
                + (acl.entry().permissionType() == AclPermissionType.DENY ? " (denied)" : "")
                + (acl.entry().host().equals("*") ? "" : " from " + acl.entry().host());
    }
}
