{{/* The pod of a role, the same for all but its arguments and clusters: dict "root" $ "role" <role>. */}}
{{- define "heliotrope.pod" -}}
{{- $role := .role -}}
{{- $settings := .role.settings -}}
{{- $kafka := .root.Values.kafka -}}
{{- $secrets := dict -}}
{{- $reached := dict "control" $kafka.control -}}
{{- range $role.homes -}}
{{- $_ := set $reached (printf "homes/%s" .) (get $kafka.homes .) -}}
{{- end -}}
{{- range $folder, $cluster := $reached -}}
{{- if contains "{role}" ($cluster.clientSecret | default "") -}}
{{- range $role.plays -}}
{{- $_ := set $secrets (printf "%s/%s" $folder .) (replace "{role}" . $cluster.clientSecret) -}}
{{- end -}}
{{- else if $cluster.clientSecret -}}
{{- $_ := set $secrets $folder $cluster.clientSecret -}}
{{- end -}}
{{- end -}}
{{- with .root -}}
serviceAccountName: {{ include "heliotrope.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $settings.terminationGracePeriodSeconds }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .Values.user.uid }}
  runAsGroup: {{ .Values.user.gid }}
  fsGroup: {{ .Values.user.gid }}
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
containers:
  - name: heliotrope
    image: {{ include "heliotrope.image" . | quote }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    args: {{- $role.args | toYaml | nindent 6 }}
    env:
      # Questions asked inside of the pod (heliotrope explain JOB) are about this installation.
      - {name: HELIOTROPE_CONFIG, value: /etc/heliotrope/heliotrope.yaml}
      - name: POD_NAME
        valueFrom:
          fieldRef: {fieldPath: metadata.name}
      {{- range $variable, $from := $settings.secretEnvironment }}
      - name: {{ $variable }}
        valueFrom:
          secretKeyRef:
            name: {{ $from.secret }}
            key: {{ $from.key }}
      {{- end }}
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities:
        drop: [ALL]
    ports:
      - name: http
        containerPort: 8080
        protocol: TCP
    {{- with .Values.probes }}
    startupProbe:
      httpGet: {path: /health/live, port: http}
      periodSeconds: {{ .startupPeriodSeconds }}
      timeoutSeconds: {{ .timeoutSeconds }}
      failureThreshold: {{ .startupFailures }}
    livenessProbe:
      httpGet: {path: /health/live, port: http}
      periodSeconds: {{ .periodSeconds }}
      timeoutSeconds: {{ .timeoutSeconds }}
      failureThreshold: {{ .livenessFailures }}
    readinessProbe:
      httpGet: {path: /health/ready, port: http}
      periodSeconds: {{ .periodSeconds }}
      timeoutSeconds: {{ .timeoutSeconds }}
      failureThreshold: {{ .readinessFailures }}
    {{- end }}
    resources: {{- toYaml $settings.resources | nindent 6 }}
    volumeMounts:
      - {name: config, mountPath: /etc/heliotrope/heliotrope.yaml, subPath: {{ $role.name }}.yaml, readOnly: true}
      {{- range $folder, $_ := $secrets }}
      - {name: {{ include "heliotrope.kafkaVolume" $folder }}, mountPath: {{ include "heliotrope.kafkaFolder" $folder }}, readOnly: true}
      {{- end }}
      {{- if and .Values.notary.keySecret (ne $role.component "worker") }}
      - {name: notary, mountPath: /etc/heliotrope/notary, readOnly: true}
      {{- end }}
      {{- if and .Values.tokens.keySecret (ne $role.component "worker") }}
      - {name: tokens, mountPath: /etc/heliotrope/tokens, readOnly: true}
      {{- end }}
      {{- if and .Values.sealing.keySecret (eq $role.component "worker") }}
      - {name: sealing, mountPath: /etc/heliotrope/sealing/{{ $role.region }}, readOnly: true}
      {{- end }}
      - {name: state, mountPath: /var/lib/heliotrope}
      - {name: tmp, mountPath: /tmp}
volumes:
  - name: config
    configMap:
      name: {{ include "heliotrope.name" . }}
  {{- range $folder, $secret := $secrets }}
  - name: {{ include "heliotrope.kafkaVolume" $folder }}
    secret:
      secretName: {{ $secret }}
      defaultMode: 0440
  {{- end }}
  {{- if and .Values.notary.keySecret (ne $role.component "worker") }}
  - name: notary
    secret:
      secretName: {{ .Values.notary.keySecret }}
      defaultMode: 0440
  {{- end }}
  {{- if and .Values.tokens.keySecret (ne $role.component "worker") }}
  - name: tokens
    secret:
      secretName: {{ replace "{role}" (first $role.plays) .Values.tokens.keySecret }}
      defaultMode: 0440
  {{- end }}
  {{- if and .Values.sealing.keySecret (eq $role.component "worker") }}
  - name: sealing
    secret:
      secretName: {{ replace "{role}" (first $role.plays) .Values.sealing.keySecret }}
      defaultMode: 0440
  {{- end }}
  # Rebuilt from the changelogs after a move: nothing here is the only copy.
  - name: state
    emptyDir:
      sizeLimit: {{ $settings.stateSize }}
  # Native libraries are unpacked here.
  - name: tmp
    emptyDir:
      sizeLimit: 1Gi
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "heliotrope.selector" . | nindent 8 }}
        {{- include "heliotrope.roleLabels" (dict "role" $role) | nindent 8 }}
{{- with $settings.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $settings.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $settings.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}
