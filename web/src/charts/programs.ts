// How sigma draws states and ties: a shape for each bloc, a dashed line for conflict.
import { EdgeRectangleProgram, NodeCircleProgram } from 'sigma/rendering'
import type { ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'

/** What a state's drawing needs beside sigma's own: the colour inside and the number of its shape. */
export type StateDisplay = NodeDisplayData & { fill: string; shape: number }
/** What a tie's drawing needs beside sigma's own. */
export type TieDisplay = EdgeDisplayData & { dashed: boolean }

/** The shape of a state that no bloc claims: a ring. */
export const NO_BLOC_SHAPE = 8

const STATE_VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_fill;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 diffVector = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + diffVector, 1)).xy, 0, 1);
  v_diffVector = diffVector;
  v_radius = size / 2.0;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  v_fill = a_id;
  #else
  v_color = a_color;
  v_fill = a_fill;
  #endif
  v_color.a *= bias;
  v_fill.a *= bias;
}
`

// Colours are multiplied by what is shown of them, as sigma's blending asks. Signed distances, in parts of the radius: regular polygons of n sides, a cross, a disc.
const STATE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0);
float polygon(vec2 p, float n, float turn) {
  float part = 6.2831853 / n;
  float angle = atan(p.x, p.y) + turn;
  return cos(floor(0.5 + angle / part) * part - angle) * length(p) - cos(part / 2.0);
}
float cross_(vec2 p) {
  vec2 q = abs(p);
  return max(min(q.x, q.y) - 0.36, max(q.x, q.y) - 0.92);
}
float outline(vec2 p) {
  if (v_shape < 0.5 || v_shape > 7.5) return length(p) - 0.88;
  if (v_shape < 1.5) return polygon(p, 4.0, 0.0);
  if (v_shape < 2.5) return polygon(p, 3.0, 3.1415927);
  if (v_shape < 3.5) return polygon(p, 4.0, 0.7853982);
  if (v_shape < 4.5) return polygon(p, 5.0, 3.1415927);
  if (v_shape < 5.5) return polygon(p, 3.0, 0.0);
  if (v_shape < 6.5) return cross_(p);
  return polygon(p, 6.0, 0.0);
}
void main(void) {
  float soft = u_correctionRatio * 1.6 / v_radius;
  float d = outline(v_diffVector / v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = length(v_diffVector) > v_radius ? transparent : v_color;
  #else
  float edge = u_correctionRatio * 3.4 / v_radius;
  vec4 inside = mix(v_fill, v_color, smoothstep(-edge - soft, -edge, d));
  float shown = inside.a * (1.0 - smoothstep(-soft, 0.0, d));
  gl_FragColor = vec4(inside.rgb * shown, shown);
  #endif
}
`

/** A state: its bloc's shape, a rim in the bloc's full colour, and inside the paler the less certain. */
export class StateProgram extends NodeCircleProgram {
  override getDefinition() {
    const plain = super.getDefinition()
    const [position, size, color, id] = plain.ATTRIBUTES as [Attribute, Attribute, Attribute, Attribute]
    return {
      ...plain,
      VERTEX_SHADER_SOURCE: STATE_VERTEX,
      FRAGMENT_SHADER_SOURCE: STATE_FRAGMENT,
      ATTRIBUTES: [position, size, color, id, { ...color, name: 'a_fill' }, { ...size, name: 'a_shape' }],
    } as unknown as typeof plain
  }

  override processVisibleItem(index: number, start: number, data: NodeDisplayData) {
    const { fill, shape } = data as StateDisplay
    super.processVisibleItem(index, start, data)
    this.array[start + 5] = floatColor(fill)
    this.array[start + 6] = shape
  }
}

interface Attribute {
  name: string
  size: number
  type: number
  normalized?: boolean
}

const TIE_VERTEX_HEAD = `
attribute float a_dashed;
uniform vec2 u_screen;
varying float v_along;
varying float v_dashed;
`

const TIE_VERTEX_TAIL = `
  v_along = a_positionCoef * length((u_matrix * vec3(a_positionEnd - a_positionStart, 0)).xy * u_screen) / 2.0;
  v_dashed = a_dashed;
}
`

const TIE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_normal;
varying float v_thickness;
varying float v_feather;
varying float v_along;
varying float v_dashed;
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  if (v_dashed > 0.5 && mod(v_along, 9.0) > 5.5) discard;
  float dist = length(v_normal) * v_thickness;
  float shown = v_color.a * (1.0 - smoothstep(v_thickness - v_feather, v_thickness, dist));
  gl_FragColor = vec4(v_color.rgb * shown, shown);
  #endif
}
`

/** A tie: a line, dashed where conflict outweighs cooperation. */
export class TieProgram extends EdgeRectangleProgram {
  override getDefinition() {
    const plain = super.getDefinition()
    const [start, end, normal, color, id] = plain.ATTRIBUTES as [Attribute, Attribute, Attribute, Attribute, Attribute]
    const source = plain.VERTEX_SHADER_SOURCE
    return {
      ...plain,
      VERTEX_SHADER_SOURCE: TIE_VERTEX_HEAD + source.slice(0, source.lastIndexOf('}')) + TIE_VERTEX_TAIL,
      FRAGMENT_SHADER_SOURCE: TIE_FRAGMENT,
      UNIFORMS: [...plain.UNIFORMS, 'u_screen'],
      ATTRIBUTES: [start, end, normal, color, id, { ...start, name: 'a_dashed', size: 1 }],
    } as unknown as typeof plain
  }

  override processVisibleItem(
    index: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ) {
    super.processVisibleItem(index, start, source, target, data)
    this.array[start + 8] = (data as TieDisplay).dashed ? 1 : 0
  }

  override setUniforms(params: RenderParams, info: ProgramInfo) {
    super.setUniforms(params, info)
    const screen = info.uniformLocations['u_screen']
    if (screen) info.gl.uniform2f(screen, params.width, params.height)
  }
}
