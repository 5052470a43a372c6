#version 330 core
layout(location = 0) in vec2 aCentre;    // pixels of the picture
layout(location = 1) in float aSize;     // pixels
layout(location = 2) in uint aKind;
layout(location = 3) in vec4 aColor;
layout(location = 4) in vec4 aOutline;
layout(location = 5) in float aOutlineWidth;
uniform vec2 uTile;                      // top left of this tile, pixels of the picture
uniform vec4 uToClip;
out vec2 vPixel;                         // from the centre
flat out vec4 vShape, vColor, vOutline;
void main()
{
    float reach = 0.5 * aSize * 1.42 + aOutlineWidth + 1.0;
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    vPixel = corner * reach;
    vShape = vec4(aSize, float(aKind), aOutlineWidth, 0.0);
    vColor = aColor;
    vOutline = aOutline;
    gl_Position = vec4((aCentre - uTile + vPixel) * uToClip.xy + uToClip.zw, 0.0, 1.0);
}
