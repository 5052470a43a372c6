#version 330 core
// A rectangle of the tile that shows a picture.
uniform vec4 uBox;      // left, top, width, height; pixels of the tile
uniform vec4 uToClip;   // clip = pixel * xy + zw
out vec2 vTexture;
void main()
{
    vec2 corner = vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1);
    vTexture = vec2(corner.x, 1.0 - corner.y);  // the first row of the texture is the lowest of the picture
    gl_Position = vec4((uBox.xy + corner * uBox.zw) * uToClip.xy + uToClip.zw, 0.0, 1.0);
}
