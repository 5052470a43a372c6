#version 330 core
layout(location = 0) in vec4 aBox;       // x, y, width, height; pixels of the picture
layout(location = 1) in vec4 aTexels;    // u, v, width, height
layout(location = 2) in vec2 aSharpness; // texels per pixel, halo in pixels
layout(location = 3) in vec4 aColor;
layout(location = 4) in vec4 aHalo;
layout(location = 5) in vec2 aTurn;       // cosine, sine: clockwise about x, y
uniform vec2 uTile;
uniform vec4 uToClip;
uniform vec2 uAtlasSize;
uniform float uSpread;
uniform int uHaloPass;
out vec2 vTexture;
flat out vec2 vSharpness;
flat out vec4 vColor, vHalo;
void main()
{
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
    // The margin of the cell is wide enough for any halo: only what this pass needs of it is drawn.
    float needed = (uHaloPass == 1 ? aSharpness.y : 0.0) + 1.0;             // pixels
    float inset = max(uSpread - needed * aSharpness.x, 0.0);                // texels
    vec2 texel = inset + corner * (aTexels.zw - 2.0 * inset);
    vTexture = (aTexels.xy + texel) / uAtlasSize;
    vSharpness = aSharpness;
    vColor = aColor;
    vHalo = aHalo;
    vec2 offset = texel * aBox.zw / aTexels.zw;
    offset = vec2(offset.x * aTurn.x - offset.y * aTurn.y, offset.x * aTurn.y + offset.y * aTurn.x);
    gl_Position = vec4((aBox.xy - uTile + offset) * uToClip.xy + uToClip.zw, 0.0, 1.0);
}
