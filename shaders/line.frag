#version 330 core
in vec2 vPixel;
flat in vec2 vEnd, vBefore, vAfter;
flat in float vLength;
uniform vec4 uColor;
uniform float uHalfWidth;
#ifdef DASHED
uniform float uDash[8];      // on, off, ... pixels
uniform int uDashCount;
#endif
#ifdef TRANSLUCENT
uniform int uPart;           // 0: all; 1: only full coverage; 2: only partial coverage
#endif
out vec4 oColor;

float distanceTo(vec2 p, vec2 a, vec2 b)
{
    vec2 ab = b - a;
    float t = clamp(dot(p - a, ab) / max(dot(ab, ab), 1e-12), 0.0, 1.0);
    return length(p - a - t * ab);
}

#ifdef DASHED
// Coverage by the dashes at a length along the line; their ends are cut square, with a soft edge of one pixel.
float dashCoverage(float at)
{
    float period = 0.0;
    for (int i = 0; i < uDashCount; ++i) period += uDash[i];
    float p = mod(at, period), coverage = 0.0, from = 0.0;
    for (int i = 0; i + 1 < uDashCount; i += 2) {
        float to = from + uDash[i];
        // The dash before the period's start and the one after its end are near it too.
        for (int turn = -1; turn <= 1; ++turn) {
            float q = p + float(turn) * period;
            coverage = max(coverage, clamp(min(q - from, to - q) + 0.5, 0.0, 1.0));
        }
        from = to + uDash[i + 1];
    }
    return coverage;
}
#endif

void main()
{
    float d = distanceTo(vPixel, vec2(0.0), vEnd);
    float width = max(uHalfWidth, 0.5);
    float coverage = clamp(width + 0.5 - d, 0.0, 1.0) * min(2.0 * uHalfWidth, 1.0);
#ifdef DASHED
    float size = length(vEnd);
    float along = clamp(dot(vPixel, vEnd) / max(size, 1e-6), 0.0, size);
    coverage *= dashCoverage(vLength + along);
#endif
#ifdef TRANSLUCENT
    if (uPart == 1 && coverage < 0.999) discard;
    if (uPart == 2 && coverage >= 0.999) discard;
#endif
#ifdef SOFT_EDGE
    // Each pixel belongs to the nearest segment alone.
    if (distanceTo(vPixel, vec2(0.0), vBefore) < d || distanceTo(vPixel, vEnd, vAfter) < d) discard;
#endif
    if (coverage <= 0.0) discard;
    oColor = vec4(uColor.rgb, uColor.a * coverage);
}
