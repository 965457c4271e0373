{{/* The release's own name: at most 50 characters, which leaves room for what is appended. */}}
{{- define "heliotrope.name" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name $name) }}{{ $name = printf "%s-%s" $name .Chart.Name }}{{ end -}}
{{- $name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{/* Labels that select every pod of the release. */}}
{{- define "heliotrope.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "heliotrope.labels" -}}
{{ include "heliotrope.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Labels that tell one role from the others: dict "role" <role>. */}}
{{- define "heliotrope.roleLabels" -}}
app.kubernetes.io/component: {{ .role.component }}
{{- with .role.cluster }}
heliotrope.io/cluster: {{ . | quote }}
{{- end }}
{{- with .role.region }}
heliotrope.io/region: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "heliotrope.image" -}}
{{- with .Values.image -}}
{{- if .digest }}{{ .repository }}@{{ .digest }}{{ else }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}{{ end -}}
{{- end -}}
{{- end -}}

{{/* The volume of such a Secret: at most 63 characters, with a digest where the folder's name is too long. */}}
{{- define "heliotrope.kafkaVolume" -}}
{{- $name := printf "kafka-%s" (replace "/" "-" .) -}}
{{- if gt (len $name) 63 }}{{ $name = printf "%s-%s" ($name | trunc 54 | trimSuffix "-") (. | sha256sum | trunc 8) }}{{ end -}}
{{- $name -}}
{{- end -}}

{{/* Where the Secret of a cluster is mounted: "control" or "homes/<cluster>", with "/<role>" where each role has one. */}}
{{- define "heliotrope.kafkaFolder" -}}
/etc/heliotrope/kafka/{{ . }}
{{- end -}}
