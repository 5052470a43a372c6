#version 330 core
// One instance per segment of a polyline: the vertex before it, its two ends, and the vertex after it.
layout(location = 0) in vec3 aBefore;
layout(location = 1) in vec3 aStart;   // x, y in map units relative to the mesh's origin; length along the line, < 0: padding
layout(location = 2) in vec3 aEnd;
layout(location = 3) in vec3 aAfter;
uniform vec2 uScale;
uniform vec2 uOffset;
uniform vec4 uToClip;
uniform float uHalfWidth;    // pixels
out vec2 vPixel;             // from the start of the segment
flat out vec2 vEnd, vBefore, vAfter;
flat out float vLength;      // pixels along the line at the start
void main()
{
    vec2 start = aStart.xy * uScale + uOffset;
    vec2 along = (aEnd.xy - aStart.xy) * uScale;
    vEnd = along;
    vBefore = (aBefore.xy - aStart.xy) * uScale;
    vAfter = (aAfter.xy - aStart.xy) * uScale;
    vLength = aStart.z * abs(uScale.x);
    float size = length(along);
    vec2 direction = size > 0.0 ? along / size : vec2(1.0, 0.0);
    vec2 normal = vec2(-direction.y, direction.x);
    float reach = uHalfWidth + 1.0;
    float alongSign = (gl_VertexID & 2) == 0 ? -1.0 : 1.0;
    float sideSign = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    vPixel = (alongSign < 0.0 ? vec2(0.0) : along) + direction * (alongSign * reach) + normal * (sideSign * reach);
    gl_Position = vec4((start + vPixel) * uToClip.xy + uToClip.zw, 0.0, 1.0);
    if (aStart.z < 0.0 || aEnd.z < 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
