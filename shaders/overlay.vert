#version 330 core
uniform vec4 uBox;   // left, top, width, height; pixels from the top left
uniform vec2 uSize;  // of the framebuffer
void main()
{
    vec2 pixel = uBox.xy + vec2(gl_VertexID & 1, (gl_VertexID & 2) >> 1) * uBox.zw;
    vec2 share = pixel / uSize;
    gl_Position = vec4(share.x * 2.0 - 1.0, 1.0 - share.y * 2.0, 0.0, 1.0);
}
