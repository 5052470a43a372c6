#version 330 core
// Triangles in map units relative to their mesh's origin.
layout(location = 0) in vec2 aPosition;
uniform vec2 uScale;    // pixels per map unit; y is negative: pixels count downwards
uniform vec2 uOffset;   // the origin, in pixels of this tile
uniform vec4 uToClip;   // clip = pixel * xy + zw
void main()
{
    vec2 pixel = aPosition * uScale + uOffset;
    gl_Position = vec4(pixel * uToClip.xy + uToClip.zw, 0.0, 1.0);
}
