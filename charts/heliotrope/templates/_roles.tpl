{{/*
Every Deployment of the release as a list: component, name, its cluster or region, the command's
arguments, the home clusters that it may reach, the roles that it plays there (each may have a Kafka user
of its own), and its settings with the defaults filled in.
*/}}
{{- define "heliotrope.roles" -}}
{{- include "heliotrope.check" . -}}
{{- $values := .Values -}}
{{- $config := list "--config" "/etc/heliotrope/heliotrope.yaml" -}}
{{- $data := list "--data" "/var/lib/heliotrope" -}}
{{- $roles := list -}}
{{- if $values.control.enabled -}}
{{- $args := concat (list "up" "--only" "control") $config $data $values.control.extraArgs -}}
{{- $roles = append $roles (dict "component" "control" "name" "control" "args" $args "homes" list "plays" (list "decider" "notary") "settings" $values.control) -}}
{{- end -}}
{{- range $cluster, $own := $values.homes -}}
{{- $settings := mergeOverwrite (deepCopy $values.homeDefaults) (deepCopy $own) -}}
{{- $args := concat (list "up" "--only" (printf "home:%s" $cluster)) $config $data $settings.extraArgs -}}
{{- $roles = append $roles (dict "component" "region" "name" (printf "region-%s" $cluster) "cluster" $cluster "args" $args "homes" (list $cluster) "plays" (list (printf "home-%s" $cluster) "notary") "settings" $settings) -}}
{{- end -}}
{{- range $region, $own := $values.regions -}}
{{- $settings := mergeOverwrite (deepCopy $values.regionDefaults) (deepCopy $own) -}}
{{- $cluster := get (get $values.settings.regions $region) "home" -}}
{{- $args := concat (list "worker" "--region" $region "--id" "$(POD_NAME)") $config $data $settings.extraArgs -}}
{{- $homes := $own.reads | default (list $cluster) | sortAlpha | uniq -}}
{{- $roles = append $roles (dict "component" "worker" "name" (printf "worker-%s" $region) "region" $region "args" $args "homes" $homes "plays" (list (printf "worker-%s" $region)) "settings" $settings) -}}
{{- end -}}
{{- $roles | toYaml -}}
{{- end -}}

{{/* What the schema cannot say, all mistakes together. Whoever reads clusters or roles asks it first. */}}
{{- define "heliotrope.check" -}}
{{- $values := .Values -}}
{{- $known := keys $values.kafka.homes | sortAlpha -}}
{{- $wrong := list -}}
{{- $clusters := dict "kafka.control" $values.kafka.control -}}
{{- range $name, $cluster := $values.kafka.homes -}}
{{- $_ := set $clusters (printf "kafka.homes.%s" $name) $cluster -}}
{{- end -}}
{{- range $path, $cluster := $clusters -}}
{{- $sasl := hasPrefix "SASL_" $cluster.securityProtocol -}}
{{- if and (has $cluster.securityProtocol (list "PLAINTEXT" "SASL_PLAINTEXT")) (not $values.kafka.allowUnencrypted) -}}
{{- $wrong = append $wrong (printf "%s.securityProtocol is %s, expected SASL_SSL or SSL; kafka.allowUnencrypted=true permits it for a test cluster" $path $cluster.securityProtocol) -}}
{{- end -}}
{{- if and $sasl (not $cluster.saslMechanism) -}}
{{- $wrong = append $wrong (printf "%s.saslMechanism is missing, %s needs one, such as SCRAM-SHA-512" $path $cluster.securityProtocol) -}}
{{- end -}}
{{- if and (not $sasl) $cluster.saslMechanism -}}
{{- $wrong = append $wrong (printf "%s.saslMechanism is %s, but securityProtocol %s has none: remove it or use SASL_SSL" $path $cluster.saslMechanism $cluster.securityProtocol) -}}
{{- end -}}
{{- if and $values.networkPolicy.enabled (not $cluster.peers) -}}
{{- $wrong = append $wrong (printf "%s.peers is empty, expected at least one NetworkPolicy peer that holds its brokers; networkPolicy.enabled=false does without" $path) -}}
{{- end -}}
{{- end -}}
{{- range $cluster, $_ := $values.homes -}}
{{- if not (has $cluster $known) -}}
{{- $wrong = append $wrong (printf "homes.%s is not a home cluster, expected one of kafka.homes: %s" $cluster (join ", " $known)) -}}
{{- end -}}
{{- end -}}
{{- range $region, $about := $values.settings.regions -}}
{{- if not (has $about.home $known) -}}
{{- $wrong = append $wrong (printf "settings.regions.%s.home is %s, expected one of kafka.homes: %s" $region $about.home (join ", " $known)) -}}
{{- end -}}
{{- end -}}
{{- range $region, $own := $values.regions -}}
{{- $about := get $values.settings.regions $region | default dict -}}
{{- if not $about -}}
{{- $wrong = append $wrong (printf "regions.%s is not described, expected one of settings.regions: %s" $region (keys $values.settings.regions | sortAlpha | join ", ")) -}}
{{- else if and $own.reads (not (has $about.home $own.reads)) -}}
{{- $wrong = append $wrong (printf "regions.%s.reads lacks its home %s: add it" $region $about.home) -}}
{{- end -}}
{{- range $own.reads -}}
{{- if not (has . $known) -}}
{{- $wrong = append $wrong (printf "regions.%s.reads names %s, expected some of kafka.homes: %s" $region . (join ", " $known)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if hasKey $values.kafka.homes "control" -}}
{{- $wrong = append $wrong "kafka.homes.control: the name control is kept for kafka.control, choose another" -}}
{{- end -}}
{{- if not (or $values.control.enabled $values.homes $values.regions) -}}
{{- $wrong = append $wrong "nothing to run: set control.enabled, homes or regions" -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "values of the chart heliotrope:\n- %s" (join "\n- " $wrong)) -}}
{{- end -}}
{{- end -}}
